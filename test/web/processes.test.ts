import { describe, expect, test } from 'vitest';
import type { Scope } from '#domain/rights';
import { aDatabase } from '#test/support/database';
import { anOperator, aProcess } from '#test/support/rows';
import { findWaiting, processBoard, processFilterOf, type ProcessFilter } from '#web/server/processes';

const all: Scope = { reach: 'all' };
const ui = { uiUrl: 'http://127.0.0.1:8233', namespace: 'default' };
const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 8, minute));

async function withProcesses() {
  const database = await aDatabase();
  await database.db.operator.create({ data: anOperator() });
  const waiting = { waitingFor: 'network', waitingSince: at(3), waitingUntil: at(8) };
  await database.db.process.createMany({
    data: [
      aProcess({ workflowId: 'qualification:alpha:a', startedAt: at(1) }),
      aProcess({ workflowId: 'qualification:alpha:b', startedAt: at(2), ...waiting }),
      aProcess({
        workflowId: 'qualification:alpha:c',
        startedAt: at(3),
        endedAt: at(9),
        endedBy: 'terminated',
      }),
      aProcess({
        workflowId: 'password-reset:wholesaler:d',
        kind: 'passwordReset',
        operatorId: null,
        startedAt: at(4),
        endedAt: at(5),
      }),
    ],
  });
  return database;
}

describe('« Exploitation »', () => {
  test.each<[ProcessFilter, string[]]>([
    ['all', ['d', 'c', 'b', 'a']],
    ['open', ['b', 'a']],
    ['waiting', ['b']],
    ['ended', ['d', 'c']],
  ])('« %s » shows %j, newest first', async (filter, expected) => {
    await using database = await withProcesses();
    const { page, counts } = await processBoard(database.db, all, filter, {}, ui);
    expect(page.rows.map(({ workflowId }) => workflowId.at(-1))).toEqual(expected);
    expect(counts).toEqual({ all: 4, open: 2, waiting: 1, ended: 2 });
  });

  test('a process tells its wait, its end, whose it is and where its history is', async () => {
    await using database = await withProcesses();
    const { page } = await processBoard(database.db, all, 'all', {}, ui);
    const [d, c, b] = page.rows;
    expect(b?.wait).toEqual({ for: 'network', since: at(3).toISOString(), until: at(8).toISOString() });
    expect([c?.endedBy, c?.operatorName, d?.operatorName]).toEqual(['terminated', 'Alpha Télécom', null]);
    expect(b?.historyUrl).toBe(
      'http://127.0.0.1:8233/namespaces/default/workflows/qualification%3Aalpha%3Ab/run-1/history',
    );
  });

  test('only a process that is open and waits, within the scope, can be told to try again', async () => {
    await using database = await withProcesses();
    const find = (scope: Scope, id: string) => findWaiting(database.db, scope, `qualification:alpha:${id}`);
    expect(await find(all, 'b')).not.toBeNull();
    expect([await find(all, 'a'), await find(all, 'c'), await find(all, 'x')]).toEqual([null, null, null]);
    expect(await find({ reach: 'operator', operatorId: 'operator-beta' }, 'b')).toBeNull();
    expect(await find({ reach: 'none' }, 'b')).toBeNull();
  });

  test('an unknown filter in the address shows what is open', () => {
    expect([processFilterOf('nonsense'), processFilterOf(undefined), processFilterOf('ended')]).toEqual([
      'open',
      'open',
      'ended',
    ]);
  });
});
