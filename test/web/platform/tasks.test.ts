import { describe, expect, test } from 'vitest';
import { scopeOf, type Actor, type Role } from '#domain/rights';
import type { Database, Task } from '#prisma/client';
import { aDatabase } from '#test/support/database';
import { anOperator, aTask } from '#test/support/rows';
import { tasksList } from '#web/features/platform/tasks/list.tsx';
import { countTasks, findTaskWithTrace } from '#web/features/platform/tasks/server/tasks';
import type { TasksQuery } from '#web/paths';
import { actOnTask, type TaskAsked } from '#web/features/platform/tasks/server/act';

const now = new Date('2026-11-02T10:00:00.000Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

const actor = (role: Role, given: Partial<Actor> = {}): Actor => ({
  ...{ userId: `user-${role}`, role, operatorId: null, contractId: null, services: [] },
  ...given,
});
const ops = actor('operations');
const colleague = actor('operations', { userId: 'user-bis' });
const ofAlpha = { operatorId: 'operator-alpha', services: ['certificates'] } as const;
const alphaUser = actor('operatorUser', ofAlpha);

async function filled(tasks: Partial<Task>[]) {
  const database = await aDatabase();
  await database.db.operator.createMany({ data: [anOperator(), anOperator({ code: 'beta', name: 'Bêta' })] });
  await database.db.task.createMany({ data: tasks.map(aTask) });
  return database;
}

const act = (db: Database, who: Actor, given: Partial<TaskAsked> = {}, at = now) =>
  actOnTask(
    db,
    at,
    { actor: who, login: who.userId.replace('user-', ''), fromAddress: '192.0.2.1' },
    { ...{ id: 't1', action: 'claim', seenClaim: null, note: '' }, ...given },
  );
const listed = (db: Database, who: Actor, query: TasksQuery) =>
  tasksList.page(db, { actor: who, scope: scopeOf(who, 'task.handle'), now }, tasksList.asked({ ...query }));
const idsOf = async (db: Database, who: Actor, show: 'open' | 'mine' | 'done' = 'open') =>
  (await listed(db, who, { show })).rows.map(({ id }) => id);

describe('whose task it is', () => {
  const operator = { audience: 'operator', service: 'certificates' };
  const tasks = [
    { id: 'back-office', audience: 'backOffice' },
    { id: 'operations', audience: 'operations' },
    { id: 'alpha-certificates', ...operator },
    { id: 'alpha-fci', ...operator, service: 'fci' },
    { id: 'beta-certificates', ...operator, operatorId: 'operator-beta' },
    { id: 'nobody', ...operator, operatorId: null },
  ];

  test.each<[string, Actor, string[]]>([
    ['the back office', actor('backOffice'), ['back-office']],
    ['operations', ops, ['operations']],
    ['a user with the e-service', alphaUser, ['alpha-certificates']],
    ['its administrator', actor('operatorAdmin', ofAlpha), ['alpha-certificates']],
    [
      'a user with both',
      actor('operatorUser', { ...ofAlpha, services: ['certificates', 'fci'] }),
      ['alpha-certificates', 'alpha-fci'],
    ],
    ['a user without an e-service', actor('operatorUser', { ...ofAlpha, services: [] }), []],
    [
      'a user of the other operator',
      actor('operatorUser', { ...ofAlpha, operatorId: 'operator-beta' }),
      ['beta-certificates'],
    ],
    ['a user whose row names no operator', actor('operatorUser', { services: ['certificates'] }), []],
    ['a contract’s own account', actor('contract', { ...ofAlpha, contractId: 'c' }), []],
  ])('%s sees, finds, counts and touches its own and no other', async (_who, person, own) => {
    await using database = await filled(tasks);
    const { db } = database;
    expect((await idsOf(db, person)).toSorted()).toEqual(own.toSorted());
    expect(await countTasks(db, person)).toEqual({ open: own.length });
    const found: string[] = [];
    const touched: string[] = [];
    for (const { id } of tasks) {
      if (await findTaskWithTrace(db, person, id, now)) found.push(id);
      if ((await act(db, person, { id })).outcome !== 'unknown') touched.push(id);
    }
    expect([found, touched]).toEqual([own, own]);
    expect(await db.auditRow.count()).toBe(own.length);
  });
});

describe('the inbox', () => {
  test('has what is overdue first, then by due date, page by page in both directions', async () => {
    const due = (index: number) => new Date(now.getTime() + (index - 10) * 3_600_000);
    // Not in the order in which they are due, and two at the same instant.
    const tasks = Array.from({ length: 45 }, (_, index) => (index * 7) % 45).map((index) => ({
      id: `t${String(index).padStart(2, '0')}`,
      dueAt: due(index - (index % 2)),
    }));
    await using database = await filled(tasks);
    const { db } = database;
    const page = (cursor: { after?: string | null; before?: string | null }) =>
      listed(db, ops, { after: cursor.after ?? undefined, before: cursor.before ?? undefined });
    const first = await page({});
    const second = await page({ after: first.older });
    const third = await page({ after: second.older });
    const all = [...first.rows, ...second.rows, ...third.rows];
    expect(all.map(({ id }) => id)).toEqual(tasks.map(({ id }) => id).toSorted());
    expect(all.filter(({ overdue }) => overdue).map(({ id }) => id)).toEqual(
      tasks
        .map(({ id }) => id)
        .toSorted()
        .slice(0, 12),
    );
    expect([first.newer, third.older]).toEqual([null, null]);
    expect((await page({ before: third.newer })).rows).toEqual(second.rows);
    expect((await page({ before: second.newer })).rows).toEqual(first.rows);
  });

  test('parts what is open, mine and over; what is over comes newest first', async () => {
    await using database = await filled([
      { id: 'open' },
      { id: 'mine', claimedById: ops.userId, claimedByLogin: 'ops', claimedAt: now },
      { id: 'done', endedAt: later(-5), doneAt: later(-5), doneByLogin: 'ops', note: 'Fait' },
      { id: 'withdrawn', endedAt: later(-1), closedAt: later(-1) },
    ]);
    const { db } = database;
    expect((await idsOf(db, ops)).toSorted()).toEqual(['mine', 'open']);
    expect(await idsOf(db, ops, 'mine')).toEqual(['mine']);
    expect(await idsOf(db, colleague, 'mine')).toEqual([]);
    expect(await idsOf(db, ops, 'done')).toEqual(['withdrawn', 'done']);
    expect(await countTasks(db, ops)).toEqual({ open: 2 });
  });
});

describe('an act on a task', () => {
  test('is done once, with its trace and a change that pages hear of', async () => {
    await using database = await filled([{ id: 't1' }]);
    const { db } = database;
    const [one, other] = await Promise.all([act(db, ops), act(db, colleague)]);
    expect([one.outcome, other.outcome].toSorted()).toEqual(['changed', 'done']);
    expect(await db.auditRow.count({ where: { action: 'task.claim', subject: 'task:t1' } })).toBe(1);
    expect(await db.change.findMany()).toMatchObject([{ operatorId: null, entity: 'task', entityId: 't1' }]);
  });

  test('goes from hand to hand: taken on, handed back, taken over, done; each with its author', async () => {
    await using database = await filled([{ id: 't1' }]);
    const { db } = database;
    const outcomes: string[] = [];
    const steps: [Actor, Partial<TaskAsked>][] = [
      [ops, {}],
      [ops, { action: 'handBack', seenClaim: 'operations' }],
      [colleague, {}],
      [ops, { action: 'done', seenClaim: 'bis', note: 'Vu' }],
      [ops, { seenClaim: 'bis' }],
      [colleague, { action: 'handBack', seenClaim: 'operations' }],
      [ops, { action: 'done', seenClaim: 'operations', note: 'Réparé' }],
      [colleague, { seenClaim: 'operations' }],
    ];
    for (const [index, [who, asked]] of steps.entries())
      outcomes.push((await act(db, who, asked, later(index))).outcome);
    expect(outcomes).toEqual(['done', 'done', 'done', 'taken', 'done', 'notMine', 'done', 'ended']);
    expect(await db.task.findMany()).toMatchObject([
      {
        claimedByLogin: 'operations',
        doneByLogin: 'operations',
        note: 'Réparé',
        doneAt: later(6),
        endedAt: later(6),
      },
    ]);
    const found = await findTaskWithTrace(db, ops, 't1', now);
    expect(found?.deeds.map(({ action, byLogin }) => `${action} ${byLogin}`)).toEqual([
      'task.done operations',
      'task.claim operations',
      'task.claim bis',
      'task.handBack operations',
      'task.claim operations',
    ]);
  });

  test('on a task that its process has withdrawn comes too late, and changes nothing', async () => {
    await using database = await filled([{ id: 't1', closedAt: now, endedAt: now }]);
    const { db } = database;
    expect((await act(db, ops, { action: 'done', note: 'Fait' })).outcome).toBe('ended');
    expect(await db.auditRow.count()).toBe(0);
    expect(await db.task.findMany()).toMatchObject([{ note: null, doneAt: null }]);
  });

  test('of an operator’s person stands in the trail of the operator; of the wholesaler’s in its own', async () => {
    await using database = await filled([
      { id: 't1' },
      { id: 't2', audience: 'operator', service: 'certificates' },
    ]);
    const { db } = database;
    await act(db, ops);
    await act(db, alphaUser, { id: 't2' }, later(1));
    const rows = await db.auditRow.findMany({ orderBy: { at: 'asc' } });
    expect(rows.map(({ operatorId }) => operatorId)).toEqual([null, 'operator-alpha']);
  });
});
