import type { Client } from '@temporalio/client';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Scope } from '#domain/rights';
import { aDatabase } from '#test/support/database';
import { anOperator, aProcess, aQualification } from '#test/support/rows';
import * as effects from '#web/features/platform/operations/server/effects';
import { steer, type Steering } from '#web/features/platform/operations/server/steer';
import { parented } from '#test/support/parents';

vi.mock('#web/features/platform/operations/server/effects');
vi.mock('#config', () => ({ config: () => ({ logLevel: 'silent' }) }));
beforeEach(() => {
  vi.mocked(effects.hurry).mockReset().mockResolvedValue('done');
  vi.mocked(effects.stop).mockReset().mockResolvedValue('done');
  vi.mocked(effects.beginAnew).mockReset().mockResolvedValue('done');
});

const at = new Date('2026-11-02T08:00:00Z');
const all: Scope = { reach: 'all' };
const id = (name: string | number) => `qualification:alpha:${name}`;

/** `waiting`, `working`, `done` and `rejected`, and `many` that wait. */
async function someProcesses(many = 0) {
  const database = await aDatabase();
  const { db } = database;
  await db.operator.create({ data: anOperator() });
  const wait = { waitingFor: 'network', waitingSince: at, waitingUntil: at };
  await db.process.createMany({
    data: [
      aProcess({ workflowId: id('waiting'), ...wait }),
      aProcess({ workflowId: id('working') }),
      aProcess({ workflowId: id('done'), state: 'completed', endedAt: at }),
      aProcess({ workflowId: id('rejected'), state: 'rejected', endedAt: at, runId: 'run-7' }),
      ...Array.from({ length: many }, (_, n) => aProcess({ workflowId: id(n), ...wait })),
    ],
  });
  await db.qualification.create({
    data: await parented(db, aQualification({ id: 'rejected', state: 'rejected', lines: 3 })),
  });
  const ask = (steering: Partial<Steering>, scope = all) =>
    steer(
      { db, client: {} as Client, now: () => at }, // the effects are replaced
      { scope, userId: 'u-ops', login: 'ops.jalon', fromAddress: '192.0.2.1' },
      { action: 'retry', workflowIds: [], reason: '', ...steering },
    );
  return { db, ask, [Symbol.asyncDispose]: () => database.close() };
}
const outcomes = (results: { workflowId: string; outcome: string }[]) =>
  Object.fromEntries(results.map(({ workflowId, outcome }) => [workflowId.split(':').at(-1), outcome]));

describe('what operations do to processes', () => {
  test('is answered for each: done, or why not', async () => {
    await using processes = await someProcesses();
    const workflowIds = ['waiting', 'working', 'done', 'rejected', 'nobody'].map(id);
    expect(outcomes(await processes.ask({ action: 'retry', workflowIds }))).toEqual({
      ...{ waiting: 'done', working: 'notWaiting', done: 'ended', rejected: 'ended', nobody: 'unknown' },
    });
    expect(outcomes(await processes.ask({ action: 'runAgain', workflowIds, reason: 'corrigé' }))).toEqual({
      ...{ waiting: 'open', working: 'open', done: 'completed', rejected: 'done', nobody: 'unknown' },
    });
    expect(vi.mocked(effects.beginAnew).mock.calls.map(([, asked]) => asked)).toEqual([
      { workflowId: id('rejected'), seenRunId: 'run-7' },
    ]);
  });

  test('does not reach beyond the scope', async () => {
    await using processes = await someProcesses();
    const other: Scope = { reach: 'operator', operatorId: 'operator-beta' };
    const results = await processes.ask(
      { action: 'cancel', workflowIds: [id('waiting')], reason: 'x' },
      other,
    );
    expect(outcomes(results)).toEqual({ waiting: 'unknown' });
    expect(effects.stop).not.toHaveBeenCalled();
  });

  test('leaves its trace with the reason before the process hears of it, and says why it is stopped', async () => {
    await using processes = await someProcesses();
    const { db } = processes;
    let seen: unknown;
    vi.mocked(effects.stop).mockImplementation(async () => {
      seen = { stop: await db.processStop.findMany(), trace: await db.auditRow.findMany() };
      return 'done';
    });
    await processes.ask({ action: 'cancel', workflowIds: [id('working')], reason: 'double envoi' });
    const stop = { workflowId: id('working'), reason: 'double envoi', byLogin: 'ops.jalon', at };
    expect(seen).toMatchObject({
      stop: [stop],
      trace: [
        {
          ...{ action: 'process.cancel', subject: `process:${id('working')}`, operatorId: 'operator-alpha' },
          ...{ actorLogin: 'ops.jalon', after: '{"reason":"double envoi"}', fromAddress: '192.0.2.1' },
        },
      ],
    });
  });

  test('forgets why it was stopped when it runs again', async () => {
    await using processes = await someProcesses();
    const { db } = processes;
    await db.processStop.create({
      data: { workflowId: id('rejected'), reason: 'x', byLogin: 'ops.jalon', at },
    });
    await processes.ask({ action: 'runAgain', workflowIds: [id('rejected')], reason: 'corrigé' });
    expect(await db.processStop.count()).toBe(0);
  });

  test('goes on with the others when one ended meanwhile, or fails for a reason nobody foresaw', async () => {
    await using processes = await someProcesses(3);
    vi.mocked(effects.hurry).mockImplementation(async (_client, workflowId) => {
      if (workflowId === id(1)) throw new TypeError('a bug');
      return workflowId === id(0) ? 'notFound' : 'done';
    });
    const results = await processes.ask({ workflowIds: [0, 1, 2].map(id) });
    expect(outcomes(results)).toEqual({ 0: 'ended', 1: 'unexpected', 2: 'done' });
  });

  test('tells that Temporal was not reached, and then asks it no more', async () => {
    await using processes = await someProcesses(35);
    vi.mocked(effects.hurry).mockResolvedValue('outage');
    const results = await processes.ask({ workflowIds: Array.from({ length: 35 }, (_, n) => id(n)) });
    expect(new Set(Object.values(outcomes(results)))).toEqual(new Set(['temporal']));
    expect(effects.hurry).toHaveBeenCalledTimes(10);
    expect(await processes.db.auditRow.count()).toBe(10);
  });

  test('asks Temporal at most fifty times a second', async () => {
    await using processes = await someProcesses(40);
    const started = performance.now();
    await processes.ask({ workflowIds: Array.from({ length: 40 }, (_, n) => id(n)) });
    expect(performance.now() - started).toBeGreaterThan(580);
    expect(effects.hurry).toHaveBeenCalledTimes(40);
  });
});
