import type { Client } from '@temporalio/client';
import { beforeEach, expect, test, vi } from 'vitest';
import { aDatabase } from '#test/support/database';
import { anOperator, aProcess } from '#test/support/rows';
import * as effects from '#web/features/platform/operations/server/effects';
import { pauseCalls, resumeCalls, systemViews, wake } from '#web/features/platform/operations/server/systems';

vi.mock('#web/features/platform/operations/server/effects');
vi.mock('#config', () => ({ config: () => ({ logLevel: 'silent' }) }));
beforeEach(() => {
  vi.mocked(effects.hurry).mockReset();
});

const at = new Date('2026-11-02T08:00:00Z');
const ops = { userId: 'u-ops', login: 'ops.jalon', fromAddress: '192.0.2.1' };
const other = { ...ops, login: 'ops.autre' };
const client = {} as Client; // the effects are replaced
const going = new AbortController().signal;

/** Processes that wait: `paused` ones of each kind, one that waits for the network, one that has ended. */
async function someWaits(paused = 1) {
  const database = await aDatabase();
  const { db } = database;
  await db.operator.create({ data: anOperator() });
  const wait = { waitingFor: 'paused', waitingSince: at, waitingUntil: at };
  const id = (n: number) => `qualification:alpha:p${String(n).padStart(3, '0')}`;
  await db.process.createMany({
    data: [
      ...Array.from({ length: paused }, (_, n) => aProcess({ workflowId: id(n), ...wait })),
      aProcess({ workflowId: 'notice:alpha:n', kind: 'notice', ...wait }),
      aProcess({ workflowId: 'qualification:alpha:down', ...wait, waitingFor: 'network' }),
      aProcess({ workflowId: 'qualification:alpha:ended', ...wait, endedAt: at }),
    ],
  });
  return database;
}
const woken = () => vi.mocked(effects.hurry).mock.calls.map(([, workflowId]) => workflowId);

test('calls are held back once, by the first hand and its reason, with a trace of who and why', async () => {
  await using database = await someWaits();
  const { db } = database;
  expect(await pauseCalls(db, at, ops, 'network', 'maintenance')).toBe(true);
  expect(await pauseCalls(db, at, other, 'network', 'autre motif')).toBe(false);
  expect(await systemViews(db)).toEqual([
    {
      ...{ system: 'network', waiting: 1 },
      pause: { reason: 'maintenance', byLogin: 'ops.jalon', since: at.toISOString() },
    },
    { system: 'mail', waiting: 1, pause: null },
  ]);
  expect(await resumeCalls(db, at, other, 'network', 'terminée')).toBe(true);
  expect(await resumeCalls(db, at, other, 'network', 'encore')).toBe(false);
  const trace = await db.auditRow.findMany({ orderBy: { action: 'asc' } });
  expect(
    trace.map(({ action, subject, actorLogin, before, after }) => [
      ...[action, subject, actorLogin],
      ...[before, after],
    ]),
  ).toEqual([
    ['system.pause', 'system:network', 'ops.jalon', null, '{"reason":"maintenance"}'],
    [
      ...['system.resume', 'system:network', 'ops.autre'],
      ...['{"reason":"maintenance","byLogin":"ops.jalon"}', '{"reason":"terminée"}'],
    ],
  ]);
});

test('who waits for the calls of a system is woken, page after page, and nobody else', async () => {
  await using database = await someWaits(60);
  const { db } = database;
  vi.mocked(effects.hurry).mockImplementation(async (_client, workflowId) => {
    await db.process.update({ where: { workflowId }, data: { waitingFor: null } });
    return 'done';
  });
  await wake(db, client, 'network', going);
  expect(woken()).toHaveLength(60);
  expect(new Set(woken().map((id) => id.slice(0, 21)))).toEqual(new Set(['qualification:alpha:p']));
});

test('who begins to wait while the others are woken is woken too, and one failure stops nobody', async () => {
  await using database = await someWaits(2);
  const { db } = database;
  vi.mocked(effects.hurry).mockImplementation(async (_client, workflowId) => {
    if (workflowId.endsWith('p000') && woken().length < 2) return 'outage';
    await db.process.update({ where: { workflowId }, data: { waitingFor: null } });
    if (workflowId.endsWith('p001'))
      await db.process.update({
        where: { workflowId: 'qualification:alpha:down' },
        data: { waitingFor: 'paused' },
      });
    return 'done';
  });
  await wake(db, client, 'network', going);
  expect(woken().map((id) => id.split(':').at(-1))).toEqual(['p000', 'p001', 'down', 'p000']);
});

test('nobody is woken into calls that are held back again, or by a portal that ends', async () => {
  await using database = await someWaits();
  const { db } = database;
  await wake(db, client, 'network', AbortSignal.abort());
  await pauseCalls(db, at, ops, 'network', 'encore');
  await wake(db, client, 'network', going);
  expect(woken()).toEqual([]);
});
