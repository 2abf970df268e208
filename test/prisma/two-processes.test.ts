import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aDatabase, type TestDatabase } from '#test/support/database';
import { startWriter } from '#test/support/database-load';
import { parented } from '#test/support/parents';

let database: TestDatabase;
beforeEach(async () => {
  database = await aDatabase();
  const day = { contractId: 'load', day: '2026-11-02', used: 0 };
  await database.db.quotaDay.create({ data: await parented(database.db, day) });
});
afterEach(() => database.close());

/** Every row of a transaction is there, or none of it is. */
async function counted() {
  const { db } = database;
  const [quota, mails, changes] = [
    await db.quotaDay.findFirstOrThrow(),
    await db.sentMail.findMany(),
    await db.change.count(),
  ];
  expect(mails).toHaveLength(quota.used);
  expect(changes).toBe(quota.used);
  return new Set(mails.map(({ key }) => key));
}

it(
  'two processes of twenty writers lose nothing, count exactly, and never stop their event loops',
  { timeout: 30_000 },
  async () => {
    const writers = ['a', 'b'].map((name) => startWriter(database.file, { name, seconds: 3, writers: 20 }));
    const reports = await Promise.all(writers.map(({ report }) => report));

    const stored = await counted();
    const acknowledged = writers.flatMap((writer) => writer.acknowledged);
    expect(acknowledged.filter((key) => !stored.has(key))).toEqual([]);
    expect(stored.size).toBe(acknowledged.length);
    for (const report of reports) {
      expect(report?.errors).toEqual([]);
      expect(report?.torn).toBe(0);
      expect(report?.reads).toBeGreaterThan(10);
      // Neither process keeps the other from writing.
      expect(report?.stored).toBeGreaterThan(50);
      // Milliseconds: some 20 and 40 on two cores, 350 and 2,000 with waits inside SQLite.
      expect(report?.block99).toBeLessThan(100);
      expect(report?.blockMax).toBeLessThan(1_000);
    }
  },
);

it('two processes that share a quota never pass it and use it up', { timeout: 30_000 }, async () => {
  const limit = 137;
  const writers = ['a', 'b'].map((name) =>
    startWriter(database.file, { name, seconds: 1.5, writers: 10, limit }),
  );
  const reports = await Promise.all(writers.map(({ report }) => report));
  expect((await counted()).size).toBe(limit);
  expect(reports.reduce((sum, report) => sum + (report?.stored ?? 0), 0)).toBe(limit);
  expect(reports.every((report) => (report?.refused ?? 0) > 0)).toBe(true);
});

it(
  'a writer killed in the middle loses nothing it acknowledged and leaves no lock',
  { timeout: 30_000 },
  async () => {
    for (const name of ['a', 'b', 'c']) {
      const writer = startWriter(database.file, { name, seconds: 20, writers: 20 });
      while (writer.acknowledged.length < 30) await sleep(5);
      await sleep(Math.random() * 20);
      writer.kill();
      // The next write comes at once: nobody's lock outlives its process.
      const began = performance.now();
      await database.db.loginThrottle.create({ data: { key: name, failures: 1, windowEnd: new Date(0) } });
      expect(performance.now() - began).toBeLessThan(1_000);
      expect(await writer.report).toBeNull();
      const stored = await counted();
      expect(writer.acknowledged.filter((key) => !stored.has(key))).toEqual([]);
    }
  },
);
