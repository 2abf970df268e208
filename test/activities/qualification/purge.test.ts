import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { answersFile, identifiersFile, linesFile, resultFile, stagedFile } from '#domain/qualification/files';
import type { Qualification } from '#prisma/client';
import { anEnvironment, aWorld, within } from '#test/support/activities';
import { aQualification } from '#test/support/rows';
import { parented, parentedAll } from '#test/support/parents';

const day = 24 * 3_600_000;

async function given() {
  const world = await aWorld();
  const { db, clock, dataDir } = world;
  const ago = (ms: number) => new Date(clock.now().getTime() - ms);
  async function leave(name: string) {
    await mkdir(dirname(join(dataDir, name)), { recursive: true });
    await writeFile(join(dataDir, name), '33612345678');
  }
  return {
    ...world,
    ago,
    leave,
    purge: () => within()(() => world.activities.purgeExpired()),
    /** An ended qualification with every file that one can have. */
    async ended(id: string, row: Partial<Qualification>) {
      const endedAt = ago(31 * day);
      await db.qualification.create({
        data: await parented(db, aQualification({ id, state: 'completed', endedAt, ...row })),
      });
      for (const name of filesOf(id)) await leave(name);
    },
    purgedAt: async () =>
      Object.fromEntries(
        (await db.qualification.findMany()).map(({ id, purgedAt }) => [id, purgedAt?.toISOString() ?? null]),
      ),
  };
}

const filesOf = (id: string) =>
  [
    stagedFile(id),
    identifiersFile(id),
    linesFile(id),
    answersFile(id, 0),
    resultFile(id, 'csv'),
    resultFile(id, 'xlsx'),
  ].toSorted();

test('every file of a qualification goes when its time is over, to the millisecond; its row stays and says so [QPC-100]', async () => {
  const world = await given();
  await world.ended('over', { keepUntil: world.ago(0), summary: '{}', lines: 3 });
  await world.ended('kept', { keepUntil: world.ago(-1) });
  const before = await world.db.qualification.findUnique({ where: { id: 'over' } });
  expect(await world.purge()).toEqual({ purged: 1 });
  expect(await world.files()).toEqual(filesOf('kept').toSorted());
  expect(await world.db.qualification.findUnique({ where: { id: 'over' } })).toEqual({
    ...before,
    purgedAt: world.clock.now(),
  });
  expect(await world.db.change.findMany()).toMatchObject([
    { entity: 'qualification', entityId: 'qualification:alpha:over', operatorId: 'operator-alpha' },
  ]);
});

test('those that were rejected go too, and those that ended before rows said until when', async () => {
  const world = await given();
  await world.ended('rejected', { state: 'rejected', keepUntil: world.ago(1) });
  await world.ended('old', { keepUntil: null, endedAt: world.ago(30 * day) });
  await world.ended('younger', { keepUntil: null, endedAt: world.ago(30 * day - 1) });
  expect(await world.purge()).toEqual({ purged: 2 });
  expect(await world.files()).toEqual(filesOf('younger').toSorted());
});

test.each(['acknowledged', 'inProgress'] as const)(
  'one that goes on again (%s) keeps what it works with',
  async (state) => {
    const world = await given();
    await world.ended('s1', { state, endedAt: null, keepUntil: world.ago(day) });
    expect(await world.purge()).toEqual({ purged: 0 });
    expect(await world.files()).toEqual(filesOf('s1'));
  },
);

test('a file refused at its sending is left to the sweep', async () => {
  const world = await given();
  await world.ended('s1', { state: 'refused' });
  await world.purge();
  expect(await world.files()).toEqual(filesOf('s1'));
  expect(await world.purgedAt()).toEqual({ s1: null });
});

test('purging twice removes, writes and tells nothing twice', async () => {
  const world = await given();
  await world.ended('s1', { keepUntil: world.ago(1) });
  await world.purge();
  const before = await world.purgedAt();
  world.clock.pass(day);
  expect(await world.purge()).toEqual({ purged: 0 });
  expect(await world.purgedAt()).toEqual(before);
  expect(await world.db.change.count()).toBe(1);
});

test('a purge that died before its mark ends what it began; what it cannot purge holds up no other', async () => {
  const world = await given();
  const ids = ['a', 'b', 'c'];
  for (const id of ids) await world.ended(id, { keepUntil: world.ago(1) });
  await world.db.$executeRawUnsafe(
    `CREATE TRIGGER dies BEFORE INSERT ON "Change" WHEN NEW.entityId LIKE '%:b'
     BEGIN SELECT RAISE(ABORT, 'dies here'); END`,
  );
  await expect(world.purge()).rejects.toThrow('change.create');
  const at = world.clock.now().toISOString();
  expect(await world.purgedAt()).toEqual({ a: at, b: null, c: at });
  expect(await world.files()).toEqual(filesOf('b'));
  await world.db.$executeRawUnsafe('DROP TRIGGER dies');
  expect(await world.purge()).toEqual({ purged: 1 });
  expect(await world.files()).toEqual([]);
  expect(await world.purgedAt()).toEqual({ a: at, b: at, c: at });
  expect(await world.db.change.count()).toBe(3);
});

test('a purge that died after its mark removes the files the next time, and tells nothing twice', async () => {
  const world = await given();
  await world.ended('s1', { keepUntil: world.ago(1), purgedAt: world.ago(day) });
  expect(await world.purge()).toEqual({ purged: 0 });
  expect(await world.files()).toEqual([]);
  expect(await world.db.change.count()).toBe(0);
});

test('one that was reset between the look and the row keeps its files and is not told as purged', async () => {
  const world = await given();
  await world.ended('s1', { keepUntil: world.ago(1) });
  await world.db.$executeRawUnsafe(
    `CREATE TRIGGER resets BEFORE UPDATE OF purgedAt ON "Qualification"
     BEGIN SELECT RAISE(IGNORE); END`,
  );
  expect(await world.purge()).toEqual({ purged: 0 });
  expect(await world.files()).toEqual(filesOf('s1'));
  expect(await world.db.change.count()).toBe(0);
});

test('more than a page go in one purge', async () => {
  const world = await given();
  const ids = Array.from({ length: 410 }, (_, n) => `p${String(n).padStart(4, '0')}`);
  await world.db.qualification.createMany({
    data: await parentedAll(
      world.db,
      ids.map((id) =>
        aQualification({ id, state: 'completed', endedAt: world.ago(31 * day), keepUntil: world.ago(1) }),
      ),
    ),
  });
  expect(await world.purge()).toEqual({ purged: 410 });
  expect(Object.values(await world.purgedAt())).not.toContain(null);
});

test('the files of more than a page that an earlier purge marked and left go in one purge', async () => {
  const world = await given();
  const ids = Array.from({ length: 410 }, (_, n) => `m${String(n).padStart(4, '0')}`);
  const purgedAt = world.ago(day);
  await world.db.qualification.createMany({
    data: await parentedAll(
      world.db,
      ids.map((id) => aQualification({ id, state: 'completed', endedAt: purgedAt, purgedAt })),
    ),
  });
  for (const id of ids) await world.leave(stagedFile(id));
  expect(await world.purge()).toEqual({ purged: 0 });
  expect(await world.files()).toEqual([]);
});

test.each([
  ['expired', {}],
  ['been marked by an earlier one', { purgedAt: new Date('2026-11-01T08:00:00.000Z') }],
] as const)(
  'an attempt that was handed back to another worker stops before what has %s',
  async (_what, row) => {
    const world = await given();
    await world.ended('s1', { keepUntil: world.ago(1), ...row });
    const environment = anEnvironment();
    environment.cancel();
    await expect(environment.run(() => world.activities.purgeExpired())).rejects.toThrow(/cancelled/i);
    expect(await world.files()).toEqual(filesOf('s1'));
  },
);
