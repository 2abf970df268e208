import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aDatabase, type TestDatabase } from '#test/support/database';
import { alphaTelecom } from '#test/support/people';
import { aProcess, aQualification } from '#test/support/rows';
import { qualificationMetrics } from '#web/features/qualification/server/metrics';
import { metrics } from '#web/server/metrics/metrics';
import { metricsAccess } from '#web/server/metrics/metrics-access';
import { measureRequests, requestMetrics } from '#web/server/metrics/metrics-http';
import { gauge, joinTexts, metricsText } from '#web/server/metrics/metrics-text';
import { parented } from '#test/support/parents';

const now = new Date('2026-11-02T08:10:00Z');
const parts = { database: 'ok', temporal: 'failing', worker: 'ok', files: 'ok' } as const;
let database: TestDatabase;
let dataDir: string;
beforeEach(async () => {
  database = await aDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'jalon-metrics-'));
  mkdirSync(join(dataDir, 'run'));
});
afterEach(async () => {
  await database.close();
  rmSync(dataDir, { recursive: true });
});

/** The value of every sample, by its name and labels. */
async function measured(): Promise<Map<string, number>> {
  const text = await metrics(
    {
      db: database.db,
      health: () => Promise.resolve({ status: 'failing', parts }),
      dataDir,
      databases: { portal: database.file },
      families: [qualificationMetrics],
    },
    now,
  );
  const lines = text.trimEnd().split('\n');
  for (const line of lines)
    expect(line).toMatch(
      /^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? [\d.e+-]+)$/,
    );
  const families = lines.filter((line) => line.startsWith('# TYPE'));
  expect(new Set(families).size).toBe(families.length);
  return new Map(
    lines
      .filter((line) => !line.startsWith('#'))
      .map((line) => {
        const at = line.lastIndexOf(' ');
        return [line.slice(0, at), Number(line.slice(at + 1))];
      }),
  );
}

/** A sign of life as a worker writes it, `ageSeconds` old. */
function aSign(pid: number, ageSeconds: number, told: object): void {
  const file = join(dataDir, 'run', `worker-${pid}.json`);
  writeFileSync(file, JSON.stringify({ state: 'RUNNING', ...told }));
  const at = now.getTime() / 1000 - ageSeconds;
  utimesSync(file, at, at);
}

describe('the metrics', () => {
  test('count open processes by what they wait for, and tell how long the oldest waits', async () => {
    const waiting = { waitingFor: 'network', waitingUntil: now };
    for (const process of [
      aProcess({ workflowId: 'a' }),
      aProcess({ workflowId: 'b', ...waiting, waitingSince: new Date('2026-11-02T08:00:00Z') }),
      aProcess({ workflowId: 'c', ...waiting, waitingSince: new Date('2026-11-02T08:05:00Z') }),
      aProcess({ workflowId: 'd', ...waiting, waitingSince: new Date('2026-11-01T08:05:00Z'), endedAt: now }),
    ])
      await database.db.process.create({ data: process });
    const found = await measured();
    const open = (what: string) =>
      found.get(`jalon_processes_open{kind="qualification",state="acknowledged",waiting_for="${what}"}`);
    expect([open('nothing'), open('network')]).toEqual([1, 2]);
    expect(found.get('jalon_oldest_wait_seconds{waiting_for="network"}')).toBe(600);
    expect(found.get('jalon_oldest_wait_seconds{waiting_for="mail"}')).toBe(0);
  });

  test('count qualifications by state, the profiles of the day, and those still to be answered', async () => {
    await alphaTelecom(database.db);
    for (const row of [
      aQualification({ id: 's1', state: 'inProgress', profiles: 50, profilesDone: 20 }),
      aQualification({ id: 's2', state: 'completed', profiles: 7, profilesDone: 7 }),
      aQualification({ id: 's3', state: 'completed' }),
    ])
      await database.db.qualification.create({ data: await parented(database.db, row) });
    await database.db.quotaDay.create({
      data: { contractId: 'contract-12345', day: '2026-11-02', used: 57 },
    });
    await database.db.quotaDay.create({
      data: { contractId: 'contract-12345', day: '2026-11-01', used: 1_000 },
    });
    const found = await measured();
    expect(found.get('jalon_qualifications{state="completed"}')).toBe(2);
    expect(found.get('jalon_qualifications{state="inProgress"}')).toBe(1);
    expect(found.get('jalon_qualifications{state="rejected"}')).toBe(0);
    expect(found.get('jalon_profiles_accepted_today')).toBe(57);
    expect(found.get('jalon_profiles_in_progress{answered="yes"}')).toBe(20);
    expect(found.get('jalon_profiles_in_progress{answered="no"}')).toBe(30);
  });

  test('say which part fails, which system is paused and how large the database is', async () => {
    await database.db.systemPause.create({
      data: { system: 'network', reason: 'r', byLogin: 'ops', at: now },
    });
    const found = await measured();
    expect(found.get('jalon_part_up{part="database"}')).toBe(1);
    expect(found.get('jalon_part_up{part="temporal"}')).toBe(0);
    expect(found.get('jalon_system_paused{system="network"}')).toBe(1);
    expect(found.get('jalon_system_paused{system="mail"}')).toBe(0);
    expect(found.get('jalon_database_bytes{database="portal"}')).toBeGreaterThan(50_000);
    expect(found.get('jalon_disk_free_bytes')).toBeGreaterThan(0);
  });

  test('show what each worker’s SDK counts, and how old its sign of life is; one long gone is left out', async () => {
    const sdk = createServer((_request, response) =>
      response.end('# TYPE temporal_x counter\ntemporal_x{q="jalon"} 3\n'),
    );
    await once(sdk.listen(0, '127.0.0.1'), 'listening');
    const { port } = sdk.address() as AddressInfo; // it listens on a port
    aSign(99, 2, { metrics: `127.0.0.1:${port}`, rssBytes: 1_000, cpuSeconds: 1.5 });
    aSign(100, 30, { metrics: '127.0.0.1:1' });
    aSign(7, 700, {});
    aSign(101, 1, { metrics: '192.0.2.1:80', rssBytes: 1_000 });
    const found = await measured();
    sdk.close();
    expect(found.get('temporal_x{worker="99",q="jalon"}')).toBe(3);
    expect(found.get('jalon_worker_memory_bytes{worker="99"}')).toBe(1_000);
    expect(found.get('jalon_worker_sign_age_seconds{worker="99"}')).toBe(2);
    expect(found.get('jalon_worker_sign_age_seconds{worker="100"}')).toBe(30);
    // A sign that names another machine is not one of ours; nobody is asked there.
    expect(found.get('jalon_worker_sign_age_seconds{worker="101"}')).toBe(1);
    expect(found.has('jalon_worker_memory_bytes{worker="101"}')).toBe(false);
    expect(found.has('jalon_worker_sign_age_seconds{worker="7"}')).toBe(false);
  });

  test('go on counting a worker under its label when another one ends', async () => {
    aSign(99, 1, { rssBytes: 1 });
    aSign(100, 1, { rssBytes: 2 });
    const memory = async () => (await measured()).get('jalon_worker_memory_bytes{worker="100"}');
    expect(await memory()).toBe(2);
    rmSync(join(dataDir, 'run', 'worker-99.json'));
    expect(await memory()).toBe(2);
  });

  test('name nobody: no operator, no account, no file', async () => {
    const { account } = await alphaTelecom(database.db);
    await database.db.process.create({ data: aProcess({ reference: 'clients de Martin.csv' }) });
    const text = JSON.stringify([...(await measured()).keys()]);
    expect(text).toContain('jalon_processes_open');
    for (const personal of ['Martin', 'alpha', account.login, 'qualification:'])
      expect(text).not.toContain(personal);
  });
});

test('labels are escaped, and texts of two sources become one with each family once', () => {
  expect(metricsText([gauge('x', 'Help.', [{ labels: { a: 'q"\\\n' }, value: 1 }])])).toBe(
    '# HELP x Help.\n# TYPE x gauge\nx{a="q\\"\\\\\\n"} 1\n',
  );
  const one = '# TYPE h histogram\nh_bucket{le="1"} 1\nh_count 1\n';
  expect(joinTexts('worker', { 1: one, 2: `${one}# TYPE g gauge\ng 5\n# TYPE empty gauge\n` })).toBe(
    [
      '# TYPE h histogram',
      ...['h_bucket{worker="1",le="1"} 1', 'h_count{worker="1"} 1'],
      ...['h_bucket{worker="2",le="1"} 1', 'h_count{worker="2"} 1'],
      ...['# TYPE g gauge', 'g{worker="2"} 5', ''],
    ].join('\n'),
  );
});

describe('who may read them', () => {
  const access = (headers: Record<string, string>, token?: string, url = 'http://127.0.0.1:3000') =>
    metricsAccess(new Headers(headers), token, url);
  const here = { 'x-forwarded-for': '127.0.0.1', host: '127.0.0.1:3000' };

  test('without a token: this machine, and not what a reverse proxy beside the portal passes on', () => {
    expect(access(here)).toBe('allowed');
    expect(access({ ...here, 'x-forwarded-for': '::1', host: 'localhost:3000' })).toBe('allowed');
    expect(access({ ...here, 'x-forwarded-for': '::ffff:127.0.0.1' })).toBe('allowed');
    for (const other of ['192.0.2.1', '127.0.0.1, 192.0.2.1', '127.0.0.1.example', ''])
      expect(access({ ...here, 'x-forwarded-for': other })).toBe('localOnly');
    for (const host of ['portal.example', '127.0.0.1.example', ''])
      expect(access({ ...here, host })).toBe('localOnly');
    // A proxy that asks by the address of the portal itself.
    expect(access(here, undefined, 'https://portal.example')).toBe('localOnly');
  });

  test('with a token: whoever brings it, and nobody else, not even this machine', () => {
    const token = 'a-token-of-some-length';
    expect(access({ 'x-forwarded-for': '192.0.2.1', authorization: `Bearer ${token}` }, token)).toBe(
      'allowed',
    );
    for (const authorization of ['', 'Bearer', 'Bearer wrong', `Basic ${token}`, `Bearer ${token}x`])
      expect(access({ ...here, authorization }, token)).toBe('tokenNeeded');
  });
});

test('requests are counted by what was asked for and how it went, never by their address', async () => {
  measureRequests();
  const server = createServer((request, response) => {
    response.statusCode = request.url?.includes('secret') ? 404 : request.url?.includes('health') ? 503 : 200;
    response.end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  for (const path of [
    '/qualifications/secret',
    '/api/qualifications',
    '/api/events?since=1',
    '/api/qualifications',
    '/api/health',
  ])
    await (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  server.close();
  const { samples } = requestMetrics();
  const counts = samples
    .filter(({ suffix }) => suffix === '_count')
    .map(({ labels, value }) => ({ ...labels, value }));
  expect(counts).toEqual([
    { what: 'page', status: '4xx', value: 1 },
    { what: 'api', status: '2xx', value: 2 },
    { what: 'health', status: '5xx', value: 1 },
  ]);
  const last = samples.filter(({ labels }) => labels?.['le'] === '+Inf' && labels['what'] === 'api');
  expect(last.map(({ value }) => value)).toEqual([2]);
  expect(JSON.stringify(samples)).not.toContain('secret');
});
