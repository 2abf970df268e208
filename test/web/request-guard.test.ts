import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { heldRequest } from '#test/support/held-requests';
import { guardServer, type Guard } from '#web/server/request-guard';
import type { RequestLimit } from '#web/server/request-limits';
import { logRefusals } from '#web/server/request-refusal';

const limits: readonly RequestLimit[] = [
  {
    ...{ name: 'file', path: /^\/api\/file$/, anonymousBytes: 0, bytes: 1_000_000 },
    ...{ seconds: 1, perAddress: 2, inMemory: false },
  },
  {
    ...{ name: 'form', path: /^/, anonymousBytes: 10, bytes: 100 },
    ...{ seconds: 1, perAddress: 2, inMemory: true },
  },
];

/** A server that answers with the number of bytes it read, behind the guard; `reached` counts what came through. */
async function guarded(changed: Partial<Guard> = {}) {
  const lines: object[] = [];
  const reached: string[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    reached.push(request.url ?? '');
    let bytes = 0;
    request.on('data', (chunk: Buffer) => (bytes += chunk.length));
    request.on('error', () => {});
    request.on('end', () => response.end(`${bytes} bytes`));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo; // it listens on a port
  guardServer(server, {
    perAddress: undefined,
    ownOrigin: 'https://portal.example',
    isSignedIn: async (cookies) => cookies === 'session=good',
    refused: logRefusals((line) => lines.push(line)),
    limits,
    ...changed,
  });
  const url = `http://127.0.0.1:${port}`;
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(url + path, { method: 'POST', body, headers });
  return { url, post, lines, reached };
}

const signedIn = { cookie: 'session=good' };

describe('a body is let through', () => {
  test.each([
    ['a few bytes of anybody', '/form', 10, {}],
    ['more of somebody with a session', '/form', 100, signedIn],
    ['a file of somebody with a session', '/api/file', 1_000_000, signedIn],
  ])('%s', async (_what, path, bytes, headers) => {
    const { post, lines } = await guarded();
    const response = await post(path, 'a'.repeat(bytes), headers);
    expect([response.status, await response.text()]).toEqual([200, `${bytes} bytes`]);
    expect(lines).toEqual([]);
  });

  test('a request without one is asked nothing', async () => {
    const isSignedIn = vi.fn<Guard['isSignedIn']>();
    const { url } = await guarded({ isSignedIn });
    expect((await fetch(url, { headers: signedIn })).status).toBe(200);
    expect(isSignedIn).not.toHaveBeenCalled();
  });
});

describe('a request is refused before anybody sees it', () => {
  test.each([
    ['too large for anybody', '/form', 101, signedIn, 413],
    ['too large without a session', '/form', 11, {}, 413],
    ['with a cookie that is worth nothing', '/form', 11, { cookie: 'session=bad' }, 413],
    ['a file without a session', '/api/file', 1, {}, 401],
    ['from a page of another site', '/form', 1, { origin: 'https://evil.example' }, 403],
    ['an address that cannot be decoded', '/%ff', 1, {}, 400],
  ])('%s', async (_what, path, bytes, headers, status) => {
    const { post, lines, reached } = await guarded();
    const response = await post(path, 'a'.repeat(bytes), headers);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(reached).toEqual([]);
    expect(await response.text()).toContain((lines[0] as { reference: string }).reference); // as it is logged
  });

  test('when nobody can be asked whose session it is', async () => {
    const { post } = await guarded({ isSignedIn: () => Promise.reject(new Error('no database')) });
    const response = await post('/api/file', 'a', signedIn);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  });

  test('in the language that was chosen', async () => {
    const { post } = await guarded();
    expect(await (await post('/form', 'a'.repeat(101))).text()).toContain('trop volumineux');
    const english = { cookie: 'jalon-langue=en' };
    expect(await (await post('/form', 'a'.repeat(101), english)).text()).toContain('too large');
  });

  test('a program that asks first need not send anything', async () => {
    const { url } = await guarded();
    const head = ['POST /form HTTP/1.1', 'content-length: 101', 'expect: 100-continue', '\r\n'];
    const asked = await heldRequest(url, head);
    await vi.waitFor(() => expect(asked.closed()).toBe(true));
    expect(asked.status()).toBe(413);
  });
});

test('the portal’s own pages, by their address or as the machine itself reaches them, are no other site', async () => {
  const { url, post } = await guarded();
  expect((await post('/form', 'a', { origin: 'https://portal.example' })).status).toBe(200);
  expect((await post('/form', 'a', { origin: url })).status).toBe(200);
});

describe('a body in chunks', () => {
  const chunk = (bytes: number) => `${bytes.toString(16)}\r\n${'a'.repeat(bytes)}\r\n`;
  const head = (...headers: string[]) => [
    'POST /form HTTP/1.1',
    'transfer-encoding: chunked',
    ...headers,
    '\r\n',
  ];

  test.each([
    ['of a stranger', [], 10],
    ['of a session', ['cookie: session=good'], 100],
  ])('%s is cut off at its limit, not before', async (_whose, headers, most) => {
    const { url } = await guarded();
    const fits = await heldRequest(url, head(...headers));
    fits.send(`${chunk(most)}0\r\n\r\n`);
    await vi.waitFor(() => expect(fits.answer()).toContain(`${most} bytes`));

    const longer = await heldRequest(url, head(...headers));
    longer.send(chunk(most));
    await sleep(100);
    expect(longer.answer()).toBe('');
    longer.send(chunk(1));
    await vi.waitFor(() => expect(longer.closed()).toBe(true));
    expect(longer.status()).toBe(413);
  });
});

test('a body that does not end in time is cut off, and its place given to another', async () => {
  const { url, post } = await guarded();
  const slow = await Promise.all(
    [1, 2].map(() => heldRequest(url, ['POST /form HTTP/1.1', 'content-length: 10', '\r\na'])),
  );
  await vi.waitFor(async () => expect((await post('/form', 'a')).status).toBe(429));
  await vi.waitFor(() => expect(slow.map((one) => one.closed())).toEqual([true, true]), 3_000);
  expect(slow.map((one) => one.status())).toEqual([408, 408]);
  expect((await post('/form', 'a')).status).toBe(200);
});

test('of one address a line is written each minute, with the reference of all that is refused to it', () => {
  const lines: { address: string }[] = [];
  let now = 1_000_000;
  const refused = logRefusals(
    (line) => lines.push(line),
    () => now,
  );
  const first = refused('tooLarge', 'form', '192.0.2.1');
  expect(refused('tooMany', 'file', '192.0.2.1')).toBe(first);
  expect(refused('tooLarge', 'form', '192.0.2.2')).not.toBe(first);
  now += 60_000;
  expect(refused('tooLarge', 'form', '192.0.2.1')).not.toBe(first);
  expect(lines.map(({ address }) => address)).toEqual(['192.0.2.1', '192.0.2.2', '192.0.2.1']);
});

test('an attack from everywhere writes a thousand lines a minute and one for all others', () => {
  const lines: { address: string }[] = [];
  const refused = logRefusals(
    (line) => lines.push(line),
    () => 1_000_000,
  );
  for (let index = 0; index < 5_000; index += 1) refused('tooLarge', 'form', `a${index}`);
  expect(lines).toHaveLength(1_001);
  expect(lines.at(-1)?.address).toBe('others');
});
