import { expect, test } from 'vitest';
import { aWorld, anInput, within } from '#test/support/activities';
import { parented } from '#test/support/parents';

/** The last and first milliseconds around midnight in Paris, on the days on which its clocks change and beside them. */
const midnights = [
  ['spring forward, the night before', '2027-03-27T22:59:59.999Z', '2027-03-27', '2027-03-28'],
  ['spring forward, the 23-hour day', '2027-03-28T21:59:59.999Z', '2027-03-28', '2027-03-29'],
  ['autumn back, the night before', '2026-10-24T21:59:59.999Z', '2026-10-24', '2026-10-25'],
  ['autumn back, the 25-hour day', '2026-10-25T22:59:59.999Z', '2026-10-25', '2026-10-26'],
] as const;

async function given() {
  const world = await aWorld();
  await parented(world.db, anInput());
  return {
    ...world,
    accept: (id: string, profiles: number) =>
      within(`qualification:alpha:${id}`)(() =>
        world.activities.acceptQualification(
          anInput({ submissionId: id }),
          { ok: true, format: 'csv', lines: profiles, profiles },
          { revision: 1 },
        ),
      ),
    days: async () =>
      Object.fromEntries((await world.db.quotaDay.findMany()).map(({ day, used }) => [day, used])),
  };
}

test.each(midnights)(
  'the count begins anew at midnight in Paris, not a millisecond before: %s [QPC-075]',
  async (_night, last, day, next) => {
    const world = await given();
    world.clock.set(last);
    expect(await world.accept('all', 100_000)).toMatchObject({ ok: true });
    expect(await world.accept('late', 1)).toMatchObject({ refusal: { reason: 'quotaReached' } });
    world.clock.pass(1);
    expect(await world.accept('early', 1)).toMatchObject({ ok: true });
    expect(await world.days()).toEqual({ [day]: 100_000, [next]: 1 });
  },
);

test.each([
  // 02:00 to 03:00 happens twice.
  ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z', '2026-10-25'],
  // 02:00 to 03:00 does not happen.
  ['2027-03-28T00:59:59.999Z', '2027-03-28T01:00:00.000Z', '2027-03-28'],
])('the hour in which the clocks change is of one day: %s and %s [QPC-075]', async (before, after, day) => {
  const world = await given();
  world.clock.set(before);
  await world.accept('a', 60_000);
  world.clock.set(after);
  expect(await world.accept('b', 40_001)).toMatchObject({
    refusal: { reason: 'quotaExceeded', remaining: 40_000 },
  });
  expect(await world.accept('c', 40_000)).toMatchObject({ ok: true });
  expect(await world.days()).toEqual({ [day]: 100_000 });
});

test('what is given back after midnight goes to the day of its acceptance, on the 25-hour day too [QPC-075]', async () => {
  const world = await given();
  world.clock.set('2026-10-25T22:59:59.999Z');
  await world.accept('a', 1_000);
  world.clock.pass(1);
  await world.accept('b', 500);
  await within('qualification:alpha:a')(() =>
    world.activities.rejectQualification(anInput({ submissionId: 'a' }), 'networkRefused', { revision: 2 }),
  );
  expect(await world.days()).toEqual({ '2026-10-25': 0, '2026-10-26': 500 });
});

test('at 99,950 used, 50 submissions at once get exactly the 50 profiles that are left, whatever their order [QPC-075, QPC-078]', async () => {
  const world = await given();
  await world.db.quotaDay.create({ data: { contractId: 'contract-12345', day: '2026-11-02', used: 99_950 } });
  const sizes = Array.from({ length: 50 }, (_, n) => (n % 5) + 1);
  const verdicts = await Promise.all(sizes.map((size, n) => world.accept(`s${n}`, size)));
  const accepted = sizes.filter((_, n) => verdicts[n]?.ok).reduce((sum, size) => sum + size, 0);
  expect(accepted).toBe(50);
  expect(await world.days()).toEqual({ '2026-11-02': 100_000 });
  const held = await world.db.quotaReservation.findMany();
  expect(held.reduce((sum, { profiles }) => sum + profiles, 0)).toBe(50);
});

test('an exceptional day counts against what was agreed for it, and no other day does [QPC-075]', async () => {
  const world = await given();
  const agreed = { reason: 'Reprise', byLogin: 'claire.martin', at: world.clock.now() };
  await world.db.quotaException.create({
    data: { contractId: 'contract-12345', day: '2026-11-03', profiles: 150_000, ...agreed },
  });
  world.clock.set('2026-11-02T22:59:59.999Z');
  expect(await world.accept('a', 100_001)).toMatchObject({ refusal: { limit: 100_000 } });
  world.clock.pass(1);
  expect(await world.accept('b', 120_000)).toMatchObject({ ok: true });
  expect(await world.accept('c', 30_001)).toMatchObject({
    refusal: { reason: 'quotaExceeded', limit: 150_000, remaining: 30_000 },
  });
  expect(await world.accept('d', 30_000)).toMatchObject({ ok: true });
  expect(await world.accept('e', 1)).toMatchObject({ refusal: { reason: 'quotaReached', limit: 150_000 } });
});

test('what is agreed while 50 submissions come at once is never overrun, nor what was accepted taken back [QPC-075, QPC-078]', async () => {
  const world = await given();
  const day = { contractId: 'contract-12345', day: '2026-11-02' };
  await world.db.quotaDay.create({ data: { ...day, used: 99_990 } });
  const sizes = Array.from({ length: 50 }, (_, n) => (n % 5) + 1);
  const agree = (profiles: number) =>
    world.db.quotaException.upsert({
      where: { contractId_day: day },
      create: { ...day, profiles, reason: 'Reprise', byLogin: 'claire.martin', at: world.clock.now() },
      update: { profiles },
    });
  const [verdicts] = await Promise.all([
    Promise.all(sizes.map((size, n) => world.accept(`s${n}`, size))),
    agree(100_050),
  ]);
  const accepted = sizes.filter((_, n) => verdicts[n]?.ok).reduce((sum, size) => sum + size, 0);
  expect(accepted).toBeGreaterThanOrEqual(10);
  expect(accepted).toBeLessThanOrEqual(60);
  expect(await world.days()).toEqual({ '2026-11-02': 99_990 + accepted });
  await agree(5);
  expect(await world.accept('late', 1)).toMatchObject({ refusal: { reason: 'quotaReached', limit: 5 } });
  expect(await world.days()).toEqual({ '2026-11-02': 99_990 + accepted });
});
