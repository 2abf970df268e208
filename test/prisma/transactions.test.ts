import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NodeSqlite } from '#prisma/driver/adapter';
import { openDatabase } from '#prisma/client';
import { DatabaseBusyError, Turns } from '#prisma/driver/turns';
import { aDatabase, type TestDatabase } from '#test/support/database';
import { anOperator, aUser } from '#test/support/rows';
import { parented } from '#test/support/parents';

let database: TestDatabase;
beforeEach(async () => {
  database = await aDatabase();
});
afterEach(() => database.close());

const counter = { contractId: 'c', day: '2026-11-02' };

it('a transaction that throws leaves nothing behind', async () => {
  const { db } = database;
  const failing = db.$transaction(async (tx) => {
    await tx.operator.create({ data: anOperator() });
    await tx.user.create({ data: aUser() });
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await db.operator.count()).toBe(0);
  expect(await db.user.count()).toBe(0);
});

it('a list of writes is stored whole or not at all', async () => {
  const { db } = database;
  const twice = [db.operator.create({ data: anOperator() }), db.operator.create({ data: anOperator() })];
  await expect(db.$transaction(twice)).rejects.toMatchObject({ code: 'P2002' });
  expect(await db.operator.count()).toBe(0);
  await db.$transaction([db.operator.create({ data: anOperator() }), db.user.create({ data: aUser() })]);
  expect(await db.user.count()).toBe(1);
});

it('a nested write that fails takes its parent back', async () => {
  const { db } = database;
  const grants = { create: [{ service: 'qpc' }, { service: 'qpc' }] };
  await expect(db.user.create({ data: { ...aUser({ operatorId: null }), grants } })).rejects.toMatchObject({
    code: 'P2002',
  });
  expect(await db.user.count()).toBe(0);
});

it('others neither see nor join an open transaction, and go on after it', async () => {
  const { db } = database;
  const open = Promise.withResolvers<void>();
  const transaction = db.$transaction(async (tx) => {
    await tx.operator.create({ data: anOperator({ code: 'draft' }) });
    open.resolve();
    await sleep(100);
    throw new Error('undone');
  });
  await open.promise;
  const [count, kept] = await Promise.all([
    db.operator.count(),
    db.operator.create({ data: anOperator({ code: 'kept' }) }),
    expect(transaction).rejects.toThrow('undone'),
  ]);
  expect(count).toBe(0);
  expect(kept.code).toBe('kept');
  expect(await db.operator.findMany({ select: { code: true } })).toEqual([{ code: 'kept' }]);
});

it('concurrent transactions of one process count exactly, even where each reads before it writes', async () => {
  const { db } = database;
  await db.quotaDay.create({ data: await parented(db, { ...counter, used: 0 }) });
  const add = () =>
    db.$transaction(async (tx) => {
      const { used } = await tx.quotaDay.findFirstOrThrow({ where: counter });
      await sleep(1);
      await tx.quotaDay.updateMany({ where: counter, data: { used: used + 1 } });
    });
  await Promise.all(Array.from({ length: 50 }, add));
  expect(await db.quotaDay.findFirst()).toMatchObject({ used: 50 });
});

it('a conditional statement never passes its limit', async () => {
  const { db } = database;
  await db.quotaDay.create({ data: await parented(db, { ...counter, used: 0 }) });
  const take = () =>
    db.quotaDay.updateMany({
      where: { ...counter, used: { lte: 100 - 7 } },
      data: { used: { increment: 7 } },
    });
  const taken = await Promise.all(Array.from({ length: 40 }, take));
  expect(taken.filter(({ count }) => count === 1)).toHaveLength(14);
  expect(await db.quotaDay.findFirst()).toMatchObject({ used: 98 });
});

it('a transaction that is open too long is rolled back, its late writes refused, and the others go on', async () => {
  const { db } = database;
  const slow = db.$transaction(
    async (tx) => {
      await tx.operator.create({ data: anOperator({ code: 'late' }) });
      await sleep(200);
      await tx.user.create({ data: aUser() });
    },
    { timeout: 80 },
  );
  const others = db.operator.create({ data: anOperator({ code: 'other' }) });
  await expect(slow).rejects.toMatchObject({ code: 'P2028' });
  await others;
  expect(await db.operator.findMany({ select: { code: true } })).toEqual([{ code: 'other' }]);
  expect(await db.user.count()).toBe(0);
});

it('a transaction that begins too late to be used gives its turn back', async () => {
  const { db } = database;
  const open = Promise.withResolvers<void>();
  const first = db.$transaction(async () => {
    open.resolve();
    await sleep(150);
  });
  await open.promise;
  await expect(db.$transaction(async () => {}, { maxWait: 30 })).rejects.toMatchObject({ code: 'P2028' });
  await first;
  expect(await db.operator.create({ data: anOperator() })).toMatchObject({ code: 'alpha' });
});

it('waits for another process without stopping the event loop', async () => {
  const { db, file } = database;
  await db.operator.count();
  const other = new DatabaseSync(file, { timeout: 0 });
  other.exec('BEGIN IMMEDIATE');
  let ticks = 0;
  const clock = setInterval(() => ticks++, 5);
  const written = db.operator.create({ data: anOperator() });
  const read = await db.operator.count();
  await sleep(150);
  other.exec('COMMIT');
  other.close();
  await written;
  clearInterval(clock);
  expect(read).toBe(0);
  expect(ticks).toBeGreaterThan(10);
});

it('says what it waited for when another process never ends', async () => {
  const { file } = database;
  const adapter = await new NodeSqlite({ file, waitMilliseconds: 60 }).connect();
  const other = new DatabaseSync(file, { timeout: 0 });
  other.exec('BEGIN IMMEDIATE');
  const statement = { sql: 'DELETE FROM "Change"', args: [], argTypes: [] };
  await expect(adapter.executeRaw(statement)).rejects.toThrow(DatabaseBusyError);
  await expect(adapter.startTransaction()).rejects.toThrow('«BEGIN» waited in vain for another process');
  other.close();
  expect(await adapter.executeRaw(statement)).toBe(0);
  await adapter.dispose();
});

it('what waits in vain throws DatabaseBusyError through Prisma, whatever was asked', async () => {
  const db = openDatabase(database.file, { waitMilliseconds: 60 });
  await db.operator.count();
  const other = new DatabaseSync(database.file, { timeout: 0 });
  other.exec('BEGIN IMMEDIATE');
  const attempts = await Promise.allSettled([
    db.operator.create({ data: anOperator() }),
    db.operator.updateMany({ data: { name: 'x' } }),
    db.$executeRaw`DELETE FROM Operator`,
    db.$transaction([db.operator.create({ data: anOperator() })]),
    db.$transaction((tx) => tx.operator.create({ data: anOperator() })),
  ]);
  other.close();
  // By its name: that is how activities tell it (activities/failure.ts).
  const reasons = attempts.map((attempt) => attempt.status === 'rejected' && attempt.reason.name);
  await db.$disconnect();
  expect(reasons).toEqual(Array.from({ length: 5 }, () => 'DatabaseBusyError'));
});

it('says which statement of this process was waited for', async () => {
  const { file } = database;
  const adapter = await new NodeSqlite({ file, waitMilliseconds: 60 }).connect();
  const transaction = await adapter.startTransaction();
  const statement = { sql: 'DELETE FROM "Change"', args: [], argTypes: [] };
  await transaction.executeRaw(statement);
  const reading = adapter.queryRaw({ ...statement, sql: 'SELECT 1' });
  await expect(reading).rejects.toThrow(
    /«SELECT 1» waited in vain for the end of a transaction .* held for 0\.\d s by «DELETE FROM "Change"»/,
  );
  await transaction.rollback();
  await transaction.rollback();
  await expect(transaction.executeRaw(statement)).rejects.toThrow('after the end of its transaction');
  await adapter.dispose();
});

it('turns are granted in the order in which they were asked for', async () => {
  const turns = new Turns('it');
  const order: number[] = [];
  const inAMinute = performance.now() + 60_000;
  await Promise.all(
    [1, 2, 3].map(async (n) => {
      const release = await turns.take(String(n), inAMinute);
      order.push(n);
      await sleep(1);
      release();
      release();
    }),
  );
  expect(order).toEqual([1, 2, 3]);
});
