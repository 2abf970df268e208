import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test, vi } from 'vitest';
import type { Scope } from '#domain/rights';
import { aDatabase } from '#test/support/database';
import { anOperator, aProcess, aQualification } from '#test/support/rows';
import { processBoard } from '#web/features/platform/operations/server/processes';
import { findProcess } from '#web/features/platform/operations/server/detail';
import { processFilterOf, type ProcessFilter } from '#web/features/platform/operations/server/filter';
import { parented } from '#test/support/parents';

const all: Scope = { reach: 'all' };
const ui = { uiUrl: 'http://127.0.0.1:8233', namespace: 'default' };
const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 8, minute));

async function withProcesses() {
  const database = await aDatabase();
  await database.db.operator.createMany({
    data: [anOperator(), anOperator({ code: 'beta', name: 'Bêta Mobile' })],
  });
  const waiting = { waitingFor: 'network', waitingSince: at(3), waitingUntil: at(8) };
  const id = (letter: string) => `qualification:alpha:${letter}`;
  await database.db.process.createMany({
    data: [
      aProcess({ workflowId: id('a'), startedAt: at(1) }),
      aProcess({ workflowId: id('b'), state: 'inProgress', startedAt: at(2), ...waiting }),
      aProcess({ workflowId: id('c'), startedAt: at(3), endedAt: at(9), endedBy: 'terminated' }),
      aProcess({
        workflowId: 'password-reset:wholesaler:d',
        kind: 'passwordReset',
        operatorId: null,
        state: 'completed',
        startedAt: at(4),
        endedAt: at(5),
      }),
      aProcess({
        workflowId: 'qualification:beta:e',
        operatorId: 'operator-beta',
        state: 'rejected',
        startedAt: at(5),
        endedAt: at(6),
      }),
    ],
  });
  return database;
}

test('certificates that sleep are among what is open only for whoever asks for their kind, or while they wait', async () => {
  await using database = await withProcesses();
  const { db } = database;
  const slot = (letter: string, given: object = {}) =>
    aProcess({
      workflowId: `certificate:alpha:${letter}`,
      kind: 'certificateSlot',
      state: 'valid',
      ...given,
    });
  const waiting = { waitingFor: 'mail', waitingSince: at(3), waitingUntil: at(8) };
  await db.process.createMany({ data: [slot('s'), slot('t', waiting)] });
  const shown = async (filter: Partial<ProcessFilter>) => {
    const { page, counts } = await processBoard(db, all, { show: 'open', ...filter }, {}, ui);
    return [page.rows.map(({ workflowId }) => workflowId.at(-1)).join(''), counts.open];
  };
  expect(await shown({})).toEqual(['bat', 3]);
  expect(await shown({ kind: 'certificateSlot' })).toEqual(['ts', 2]);
});

describe('« Exploitation »', () => {
  test.each<[Partial<ProcessFilter>, string]>([
    [{ show: 'all' }, 'edcba'],
    [{ show: 'open' }, 'ba'],
    [{ show: 'waiting' }, 'b'],
    [{ show: 'acknowledged' }, 'a'],
    [{ show: 'inProgress' }, 'b'],
    [{ show: 'completed' }, 'd'],
    [{ show: 'rejected' }, 'e'],
    [{ show: 'refused' }, ''],
    [{ show: 'stopped' }, 'c'],
    [{ show: 'all', kind: 'qualification' }, 'ecba'],
    [{ show: 'all', operator: 'beta' }, 'e'],
    [{ show: 'all', operator: 'wholesaler' }, 'd'],
    [{ show: 'all', operator: 'nobody' }, ''],
    [{ show: 'all', wait: 'network' }, 'b'],
    [{ show: 'all', wait: 'mail' }, ''],
    [{ show: 'stopped', kind: 'qualification', operator: 'alpha' }, 'c'],
  ])('%j shows « %s », newest first', async (filter, expected) => {
    await using database = await withProcesses();
    const { page } = await processBoard(database.db, all, { show: 'open', ...filter }, {}, ui);
    expect(page.rows.map(({ workflowId }) => workflowId.at(-1)).join('')).toBe(expected);
  });

  test('counts each state within the other filters', async () => {
    await using database = await withProcesses();
    const counts = async (filter: Partial<ProcessFilter>) =>
      (await processBoard(database.db, all, { show: 'open', ...filter }, {}, ui)).counts;
    const none = { completed: 0, rejected: 0, refused: 0, stopped: 0 };
    expect(await counts({})).toEqual({
      ...{ open: 2, waiting: 1, acknowledged: 1, inProgress: 1 },
      ...{ completed: 1, rejected: 1, refused: 0, stopped: 1, all: 5 },
    });
    expect(await counts({ operator: 'beta' })).toEqual({
      ...none,
      ...{ open: 0, waiting: 0, acknowledged: 0, inProgress: 0, rejected: 1, all: 1 },
    });
  });

  test('a process tells its wait, its end, whose it is and where its history is', async () => {
    await using database = await withProcesses();
    const { page } = await processBoard(database.db, all, { show: 'all' }, {}, ui);
    const [, d, c, b] = page.rows;
    expect(b?.wait).toEqual({ for: 'network', since: at(3).toISOString(), until: at(8).toISOString() });
    expect([c?.endedBy, c?.operatorName, d?.operatorName]).toEqual(['terminated', 'Alpha Télécom', null]);
    expect(b?.historyUrl).toBe(
      'http://127.0.0.1:8233/namespaces/default/workflows/qualification%3Aalpha%3Ab/run-1/history',
    );
  });

  test.each([
    ['an upload that is still staged', { state: 'refused' }, true, null],
    ['an upload that was swept', { state: 'refused' }, false, 'inputGone'],
    ['an accepted file whose upload was swept', { state: 'rejected', lines: 3 }, false, null],
    [
      'an accepted file that was purged',
      { state: 'rejected', lines: 3, purgedAt: at(9) },
      false,
      'inputGone',
    ],
  ] as const)('%s decides whether a stopped process runs again', async (_name, row, staged, expected) => {
    await using database = await withProcesses();
    const { db } = database;
    await db.qualification.create({
      data: await parented(
        db,
        aQualification({ id: 'c', refusal: JSON.stringify({ reason: 'stopped' }), ...row }),
      ),
    });
    if (staged)
      await db.stagedFile.create({
        data: await parented(db, {
          ...{ submissionId: 'c', operatorId: 'operator-alpha', contractId: 'x', userId: 'y' },
          ...{ fileName: 'numéros.csv', sizeBytes: 1, createdAt: at(1) },
        }),
      });
    const found = await findProcess(db, all, 'qualification:alpha:c', ui);
    expect(found?.process.hindrances.runAgain).toBe(expected);
  });

  test('shows of a process what was done to it, newest first, and to nobody else', async () => {
    await using database = await withProcesses();
    const { db } = database;
    const deed = {
      actorLogin: 'ops.jalon',
      operatorId: 'operator-alpha',
      subject: 'process:qualification:alpha:b',
    };
    await db.auditRow.createMany({
      data: [
        { id: '1', at: at(4), action: 'process.retry', ...deed },
        { id: '2', at: at(5), action: 'process.cancel', after: '{"reason":"double envoi"}', ...deed },
        { id: '3', at: at(6), action: 'process.retry', ...deed, subject: 'process:qualification:alpha:bb' },
      ],
    });
    const found = await findProcess(db, all, 'qualification:alpha:b', ui);
    expect(found?.deeds.map(({ action, reason, byLogin }) => [action, reason, byLogin])).toEqual([
      ['process.cancel', 'double envoi', 'ops.jalon'],
      ['process.retry', null, 'ops.jalon'],
    ]);
    expect(await findProcess(db, { reach: 'none' }, 'qualification:alpha:b', ui)).toBeNull();
  });

  test('what no page of ours wrote into the address is left out', () => {
    expect(processFilterOf({ show: 'nonsense', kind: 'x', operator: "a' or 1", wait: 'rain' })).toEqual({
      show: 'open',
    });
    expect(processFilterOf({ show: 'stopped', kind: 'notice', operator: 'alpha', wait: 'mail' })).toEqual({
      ...{ show: 'stopped', kind: 'notice', operator: 'alpha', wait: 'mail' },
    });
  });
});

test('what of one kind is counted up to a number is not sorted before it, however many there are', async () => {
  await using database = await withProcesses();
  const prepared = vi.spyOn(DatabaseSync.prototype, 'prepare');
  await processBoard(database.db, all, { show: 'all', kind: 'certificateSlot' }, {}, ui);
  const asked = new Set(prepared.mock.calls.map(([sql]) => sql));
  prepared.mockRestore();
  const counts = [...asked].filter((sql) => /COUNT.*Process/.test(sql));
  const plain = new DatabaseSync(database.file);
  const sorted = counts.filter((sql) => {
    const values = Array.from(sql.matchAll(/\?/g), () => 1);
    return JSON.stringify(plain.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values)).includes('ORDER BY');
  });
  plain.close();
  expect(counts.length).toBeGreaterThanOrEqual(6);
  expect(sorted).toEqual([]);
});
