import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headersSeconds, lingerSeconds } from '#web/server/request-limits';
import { heldRequest, withheld } from '#test/support/held-requests';
import { aHouse, type House, until } from '#test/support/house';
import { median } from '#test/support/median';
import { memoryOf } from '#test/support/memory';
import type { WithheldEnd, Withholding } from '#test/support/withholding-process';
import { aSubmissionId, mobileNumbers, sendForm } from '#test/support/portal-client';

const megabyte = 1024 * 1024;
const form = 'content-type: multipart/form-data; boundary=x';

let house: House;
beforeAll(async () => {
  house = await aHouse();
});
afterAll(() => house.close());

const residentBytes = () => memoryOf(house.pid('portal'), 'VmRSS') ?? Number.NaN;

/** A hundred connections from a process of their own, and what became of each. */
async function withholding(
  sent: Pick<Withholding, 'url' | 'path' | 'chunked' | 'headers'>,
): Promise<WithheldEnd[]> {
  const all: Withholding = { connections: 100, bytes: 9 * megabyte, seconds: 4 + lingerSeconds, ...sent };
  const script = fileURLToPath(new URL('../support/withholding-process.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(all)]);
  return JSON.parse(stdout) as WithheldEnd[]; // as the process prints it
}

/** What the portal's process has used of the processors, in seconds, as Linux counts it in hundredths. */
function processorSeconds(): number {
  const stat = readFileSync(`/proc/${house.pid('portal')}/stat`, 'utf8');
  const [user, system] = stat.slice(stat.lastIndexOf(')')).split(' ').slice(12, 14);
  return (Number(user) + Number(system)) / 100;
}

/** How long /api/health took while `attack` went on, each time, in milliseconds. */
async function healthDuring(attack: Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  const over = new AbortController();
  void attack.finally(() => over.abort());
  while (!over.signal.aborted) {
    const startedMs = performance.now();
    const response = await fetch(`${house.url}/api/health`);
    expect(response.status).toBe(200);
    took.push(performance.now() - startedMs);
    await sleep(50);
  }
  return took;
}

describe.each([
  ['with their length', false],
  ['in chunks', true],
] as const)('a hundred connections that hold back the last bytes of 9 MB %s', (_how, chunked) => {
  test.each([
    ['/identification', [form], [413, 413]],
    ['/api/qualifications/upload', [], [401, 401]],
    // Of a length it is known that nobody may send it.
    ['/api/certificates/read', [form], [413, 401]],
    ['/api/auth/callback/credentials', ['content-type: application/x-www-form-urlencoded'], [413, 413]],
    ['/api/tasks', [], [413, 413]],
  ] as const)('to %s cost no memory and disturb nobody', async (path, headers, [ofLength, ofChunks]) => {
    // A cookie alone opens nothing.
    const cookie = 'cookie: jalon.session=eyJhbGciOiJkaXIifQ..a.b.c';
    await Promise.all(Array.from({ length: 20 }, () => fetch(`${house.url}/identification`)));
    const before = residentBytes();
    let most = before;
    const used = processorSeconds();

    const attack = withholding({ url: house.url, path, chunked, headers: [...headers, cookie] });
    void attack.finally(() => clearInterval(watch));
    const watch = setInterval(() => (most = Math.max(most, residentBytes())), 50);
    const tookMs = await healthDuring(attack);
    const ends = await attack;

    expect(ends.filter(({ closed }) => !closed)).toEqual([]);
    // What is cut off in the middle may not read why any more.
    const statuses = new Set(ends.map((end) => end.status));
    if (chunked) statuses.delete(null);
    expect(statuses).toEqual(new Set([chunked ? ofChunks : ofLength]));
    expect((most - before) / megabyte).toBeLessThan(100);
    // A machine that does other things besides may let anybody wait once: the portal itself does nothing for a second.
    expect(median(tookMs)).toBeLessThan(500);
    expect(processorSeconds() - used).toBeLessThan(3);
  });
});

describe('what takes too long', () => {
  test('headers and bodies that never end are cut off', async () => {
    const slowHead = await heldRequest(house.url, ['GET /identification HTTP/1.1', 'x-slow: ']);
    const slowBody = await withheld(house.url, '/identification', {
      ...{ bytes: 2_000, chunked: false, headers: [form] },
    });
    const drip = setInterval(() => {
      slowHead.send('a');
      slowBody.send('a');
    }, 2_000);
    try {
      await until(() => expect(slowBody.closed()).toBe(true), 35_000);
      expect(slowBody.status()).toBe(408);
      await until(() => expect(slowHead.closed()).toBe(true), (headersSeconds + 35) * 1_000);
      expect(slowHead.status()).toBe(408);
    } finally {
      clearInterval(drip);
    }
  });
});

describe('what people do goes on', () => {
  test('somebody with a session sends a file of nearly 20 MB', async () => {
    const anna = await house.person('12345');
    const line = `${mobileNumbers(1)[0]}\n`;
    const body = line.repeat(Math.floor((19.5 * megabyte) / line.length));
    const response = await anna.upload(aSubmissionId(), 'numeros.csv', body);
    expect([response.status, await response.json()]).toEqual([201, expect.objectContaining({ kept: false })]);
  });

  test('a form is sent without JavaScript', async () => {
    const response = await sendForm(house.url, '/oubli-du-mot-de-passe', { login: 'nobody' });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('</form>');
  });
});

describe('what nobody can answer', () => {
  test.each([
    ['an address that cannot be decoded', '/%ff', {}, 400],
    [
      'a form of 1 MB',
      '/identification',
      {
        method: 'POST',
        body: 'a'.repeat(megabyte),
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
      },
      413,
    ],
    [
      'an action from another site',
      '/identification',
      {
        method: 'POST',
        body: '[]',
        headers: { origin: 'https://evil.example', 'next-action': 'a'.repeat(42) },
      },
      403,
    ],
  ])('%s is refused with a reference and a policy', async (_what, path, init, status) => {
    const response = await fetch(house.url + path, init);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await response.text()).toMatch(/Référence pour le support\u00a0: [0-9a-f]{8}/);
  });

  test('nothing of all this is in the log but lines of JSON, few of them', () => {
    const log = readFileSync(join(house.dataDir, 'logs/portal.log'), 'utf8').split('\n');
    // What the supervisor and Next say when they start.
    const said = log.filter((line) => !/^(---|▲|- (Local|Network):|✓|$)/.test(line));
    const parsed = said.map((line) => JSON.parse(line) as { msg: string; reference?: string });
    const refusals = parsed.filter(({ msg }) => msg === 'request refused');
    expect(refusals.length).toBeGreaterThan(0);
    // Minutes since the first attack, and those of the next one begun.
    expect(refusals.length).toBeLessThan(10);
    expect(parsed.filter(({ msg }) => msg === 'unexpected')).toEqual([]);
  });
});
