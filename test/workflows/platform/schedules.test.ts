import { expect, test } from 'vitest';
import { ensureSchedules } from '#activities/platform/temporal/schedules';
import { config } from '#config';
import { aRealTemporal } from '#test/support/workflows';
import { schedules } from '#workflows/schedules';

const temporal = await aRealTemporal();

const inParis = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', timeStyle: 'medium' });

test('every schedule of temporal.yaml stands after a start and after another; the purge runs once a day, at 03:00 in Paris', async () => {
  const { client } = temporal.env;
  for (let start = 0; start < 2; start += 1) await ensureSchedules(client, config().temporal);
  const found = await Promise.all(
    Object.keys(schedules).map((name) => client.schedule.getHandle(`jalon-${name}`).describe()),
  );
  expect(found.map(({ action }) => action.type)).toEqual(found.map(() => 'startWorkflow'));
  const purge = await client.schedule.getHandle('jalon-purge').describe();
  const times = purge.info.nextActionTimes;
  expect(times.length).toBeGreaterThan(3);
  expect(new Set(times.map((time) => inParis.format(time)))).toEqual(new Set(['03:00:00']));
  expect(new Set(times.map((time) => time.toISOString().slice(0, 10))).size).toBe(times.length);
});

test('the mail of a day begins as soon as that of the day before has ended, which may have waited for a mailbox for a day', async () => {
  const { client } = temporal.env;
  await ensureSchedules(client, config().temporal);
  const begun: (() => void)[] = [];
  const activities = {
    gatherDigests: () => new Promise<void>((resolve) => void begun.push(resolve)),
    sendDigests: async () => 0,
  };
  await temporal.with(activities, async (_client, taskQueue) => {
    const schedule = client.schedule.getHandle('jalon-certificateDigest');
    await schedule.update(({ action, ...previous }) => ({ ...previous, action: { ...action, taskQueue } }));
    const runs = () => expect.poll(() => begun.length, { timeout: 20_000 });
    // The hours of two days at once, as if the first run still waited at the second.
    await schedule.backfill({
      start: new Date('2026-11-10T00:00:00Z'),
      end: new Date('2026-11-12T00:00:00Z'),
    });
    await runs().toBe(1);
    begun[0]?.();
    await runs().toBe(2);
    begun[1]?.();
  });
});
