import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#prisma/client';
import { aDatabase, type TestDatabase } from '#test/support/database';
import { aContract, anOperator, aProcess, aUser } from '#test/support/rows';

let database: TestDatabase;
beforeEach(async () => {
  database = await aDatabase();
});
afterEach(() => database.close());

describe('values', () => {
  it('come back as they were written: dates, booleans, numbers, null, JSON text', async () => {
    const { db } = database;
    const operator = anOperator({ name: 'Télécom « 日本 » 🛰 \u0000 fin' });
    await db.operator.create({ data: operator });
    const contract = aContract({ masterCode: '01234', optionActive: false, dailyProfiles: 2_147_483_647 });
    await db.qpcContract.create({ data: contract });
    const user = aUser({ createdAt: new Date('2026-03-29T01:59:59.999Z'), disabledAt: null });
    await db.user.create({ data: user });
    const audit = {
      id: 'a',
      at: new Date('1969-12-31T23:59:59.001Z'),
      actorId: null,
      actorLogin: 'x',
      operatorId: null,
      action: 'x',
      subject: 'x',
      before: null,
      after: JSON.stringify({ name: 'é"\\', n: 1.5 }),
      fromAddress: '::1',
    };
    await db.auditRow.create({ data: audit });

    expect(await db.operator.findFirst()).toEqual(operator);
    expect(await db.qpcContract.findFirst()).toEqual(contract);
    expect(await db.user.findFirst()).toEqual(user);
    expect(await db.auditRow.findFirst()).toEqual(audit);
  });

  it('of raw statements keep their kind: big integers, fractions, blobs, empty blobs, instants', async () => {
    const { db } = database;
    const big = 9_007_199_254_740_993n;
    const at = new Date('2026-11-21T10:00:00.123Z');
    await db.$executeRaw`CREATE TABLE sample (big BIGINT, half REAL, blob BLOB, none BLOB, at DATETIME, yes BOOLEAN)`;
    await db.$executeRaw`INSERT INTO sample VALUES (${big}, ${0.5}, ${Buffer.from([0, 255, 7])}, ${Buffer.alloc(0)}, ${at}, ${true})`;

    const [row] = await db.$queryRaw<Record<string, unknown>[]>`SELECT * FROM sample`;
    expect(row).toEqual({
      big,
      half: 0.5,
      blob: new Uint8Array([0, 255, 7]),
      none: new Uint8Array(),
      at,
      yes: true,
    });
    const [kinds] = await db.$queryRaw<
      object[]
    >`SELECT typeof(${3}) whole, typeof(${3.5}) part, typeof(${null}) none, sum(big) total FROM sample`;
    expect(kinds).toEqual({ whole: 'integer', part: 'real', none: 'null', total: big });
  });

  it('may be thousands in one list', async () => {
    const { db } = database;
    const codes = Array.from({ length: 5_000 }, (_, n) => `op-${n}`);
    await db.operator.createMany({ data: codes.map((code) => anOperator({ code })) });
    const found = await db.operator.findMany({
      where: { code: { in: codes } },
      orderBy: { code: 'desc' },
      take: 2,
    });
    expect(found.map(({ code }) => code)).toEqual(['op-999', 'op-998']);
    expect(await db.operator.count({ where: { code: { in: codes } } })).toBe(5_000);
  });

  it('sort and compare as instants', async () => {
    const { db } = database;
    const times = ['2026-10-25T00:30:00Z', '2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00.001+01:00'].map(
      (at) => new Date(at),
    );
    await db.change.createMany({
      data: times.map((at) => ({ operatorId: 'o', entity: 'e', entityId: at.toISOString(), at })),
    });
    expect(await db.change.count({ where: { at: new Date('2026-10-25T00:30:00Z') } })).toBe(2);
    expect(await db.change.count({ where: { at: { gt: new Date('2026-10-25T00:30:00Z') } } })).toBe(1);
  });
});

describe('writes', () => {
  it('of an updateMany with a condition count only the rows that met it', async () => {
    const { db } = database;
    await db.process.createMany({
      data: [1, 2, 3].map((revision) => aProcess({ workflowId: `w${revision}`, revision })),
    });
    const older = await db.process.updateMany({
      where: { revision: { lt: 3 } },
      data: { state: 'completed' },
    });
    expect(older.count).toBe(2);
    const none = await db.process.updateMany({
      where: { revision: { gt: 3 } },
      data: { state: 'completed' },
    });
    expect(none.count).toBe(0);
    expect(await db.$executeRaw`UPDATE Process SET revision = revision + 1 WHERE revision <= ${2}`).toBe(2);
  });

  it('say which unique key refused them', async () => {
    const { db } = database;
    await db.operator.create({ data: anOperator() });
    const taken = await db.operator
      .create({ data: anOperator({ id: 'other' }) })
      .catch((error: unknown) => error);
    expect(taken).toMatchObject({ code: 'P2002', message: expect.stringContaining('code') });
    const sameId = await db.operator
      .create({ data: anOperator({ code: 'other', id: 'operator-alpha' }) })
      .catch((error: unknown) => error);
    expect(sameId).toMatchObject({ code: 'P2002' });
    await db.user.create({ data: { ...aUser(), grants: { create: { service: 'qpc' } } } });
    const pair = await db.grant
      .create({ data: { userId: 'user-alpha.user', service: 'qpc' } })
      .catch((error: unknown) => error);
    expect(pair).toMatchObject({ code: 'P2002' });
  });

  it('that point nowhere are refused as such', async () => {
    const orphan = await database.db.user
      .create({ data: aUser({ operatorId: 'nobody' }) })
      .catch((error: unknown) => error);
    expect(orphan).toMatchObject({ code: 'P2003' });
  });

  it('of two statements in one string are refused instead of half done', async () => {
    const two = `UPDATE Process SET revision = 1; UPDATE Process SET revision = 2`;
    await expect(database.db.$executeRawUnsafe(two)).rejects.toThrow('one statement');
    await expect(database.db.$executeRawUnsafe(`UPDATE Process SET revision = 1; -- done\n`)).resolves.toBe(
      0,
    );
  });
});

describe('errors', () => {
  it('name a missing table in Prisma’s terms', async () => {
    await database.db.$executeRaw`DROP TABLE SentMail`;
    await expect(database.db.sentMail.findMany()).rejects.toMatchObject({ code: 'P2021' });
  });

  it('name a missing file instead of making an empty database', async () => {
    const db = openDatabase(`${database.file}.missing`);
    await expect(db.operator.count()).rejects.toThrow(/There is no database at .*missing/);
  });

  it('do not follow a $disconnect: the next query connects anew', async () => {
    const { db } = database;
    await db.operator.count();
    await db.$disconnect();
    expect(await db.operator.count()).toBe(0);
  });
});
