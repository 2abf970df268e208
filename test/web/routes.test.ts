import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { resultFile } from '#domain/qualification/files';
import type { Actor } from '#domain/rights';
import { aDatabase, type TestDatabase } from '#test/support/database';
import { alphaTelecom } from '#test/support/people';
import { aProcess, aQualification } from '#test/support/rows';
import { steerProcesses } from '#web/features/platform/operations/actions';
import { GET as getResult } from '#web/features/qualification/detail/result-route';
import { GET as getList } from '#web/features/qualification/list/route';
import * as audits from '#web/server/audit';
import * as effects from '#web/features/platform/operations/server/effects';

const world = vi.hoisted(() => ({ db: undefined as unknown, dataDir: '', signed: undefined as unknown }));
vi.mock('node:fs/promises', { spy: true });
vi.mock('#config', () => ({ config: () => ({ dataDir: world.dataDir, logLevel: 'silent' }) }));
vi.mock('#web/server/database', () => ({ database: () => world.db }));
vi.mock('#web/server/request', () => ({ callerAddress: () => Promise.resolve('192.0.2.1') }));
vi.mock('#web/server/session', () => ({
  actingActor: () => Promise.resolve(world.signed),
  peekActor: () => Promise.resolve(world.signed),
  requireRight: () => Promise.resolve(world.signed),
}));
vi.mock('#web/server/temporal', () => ({ temporalClient: () => ({}), isOutage: () => false }));
vi.mock('#web/server/audit', { spy: true });
vi.mock('#web/features/platform/operations/server/effects', { spy: true });

let database: TestDatabase;
let actor: Actor;
beforeEach(async () => {
  database = await aDatabase();
  world.db = database.db;
  world.dataDir = mkdtempSync(join(tmpdir(), 'jalon-routes-'));
  const { account } = await alphaTelecom(database.db);
  const { operatorId, contractId } = account;
  actor = { userId: account.id, role: 'contract', operatorId, contractId, services: ['qpc'] };
  world.signed = { actor, user: account, scope: { reach: 'all' } };
});
afterEach(async () => {
  await database.close();
  rmSync(world.dataDir, { recursive: true });
  vi.restoreAllMocks();
});

describe('the list that an open page asks for', () => {
  const asked = () => getList(new Request('http://portal/api/qualifications'));

  test('does not exist for an account without the option [QPC-002]', async () => {
    expect((await asked()).status).toBe(200);
    world.signed = { actor: { ...actor, services: [] } };
    expect((await asked()).status).toBe(404);
  });
});

describe('the result as a file', () => {
  const asked = () =>
    getResult(new Request('http://portal/x?format=csv'), { params: Promise.resolve({ id: 's1' }) });

  beforeEach(async () => {
    await database.db.qualification.create({ data: aQualification({ state: 'completed' }) });
    const file = join(world.dataDir, resultFile('s1', 'csv'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '0612345678');
  });

  test('leaves its trace', async () => {
    expect(await (await asked()).text()).toBe('0612345678');
    expect(await database.db.auditRow.findMany()).toMatchObject([{ action: 'qualification.download' }]);
  });

  test('is not sent, and left open by nobody, when its trace cannot be written', async () => {
    vi.mocked(audits.audit).mockRejectedValueOnce(new Error('disk full'));
    expect((await asked()).status).toBe(500);
    const opened = await vi.mocked(files.open).mock.results.at(-1)?.value;
    expect(opened).toMatchObject({ fd: -1 });
  });
});

describe('« Réessayer »', () => {
  const workflowId = 'qualification:alpha:s1';
  const wait = { waitingFor: 'network', waitingSince: new Date(0), waitingUntil: new Date(1) };
  const retry = (reason: string) => steerProcesses({ action: 'retry', workflowIds: [workflowId], reason });
  beforeEach(async () => {
    world.signed = {
      actor: { ...actor, role: 'operations', contractId: null, operatorId: null, services: [] },
      user: { id: actor.userId, login: 'ops.jalon' },
    };
    await database.db.process.create({ data: aProcess({ workflowId, ...wait }) });
  });

  test.each([
    ['no reason', ' '],
    ['a reason that says nothing', 'ok'],
    ['a reason that nobody reads to its end', 'x'.repeat(301)],
  ])('does not happen for %s', async (_name, reason) => {
    expect(await retry(reason)).toEqual({ ok: false, reason: 'noReason' });
    expect(effects.hurry).not.toHaveBeenCalled();
    expect(await database.db.auditRow.count()).toBe(0);
  });

  test('has left its trace, with its reason, by the time the process hears of it', async () => {
    let seen: unknown;
    vi.mocked(effects.hurry).mockImplementationOnce(async () => {
      seen = await database.db.auditRow.findMany();
      return 'done';
    });
    expect(await retry('réseau réparé')).toMatchObject({
      ok: true,
      results: [{ workflowId, outcome: 'done' }],
    });
    expect(seen).toMatchObject([{ action: 'process.retry', after: '{"reason":"réseau réparé"}' }]);
  });

  test('does not happen when its trace cannot be written', async () => {
    vi.mocked(audits.audit).mockRejectedValueOnce(new Error('disk full'));
    expect(await retry('réparé')).toMatchObject({ ok: true, results: [{ outcome: 'unexpected' }] });
    expect(effects.hurry).not.toHaveBeenCalled();
  });
});
