import { expect, test } from 'vitest';
import { aWorld, within } from '#test/support/activities';
import { aSlotInput, deposited } from '#test/support/certificates';

test('a free label, which may be the name of a person, reaches the task of the back office and nothing that Temporal shows', async () => {
  const { db, activities, clock } = await aWorld();
  const at = clock.now();
  const notAfter = new Date(at.getTime() + 5 * 24 * 3_600_000);
  await deposited(db, { id: 'c1', label: 'Jeanne Exemple', notAfter, depositedAt: at });
  const standing = await within('certificate:alpha:e-rdv-production')(() =>
    activities.followSlot(aSlotInput(), {
      ...{ at: at.toISOString(), wait: null, handled: null, told: [], sendNow: null, revision: 1 },
    }),
  );
  expect(standing.holding.current).toMatchObject({ id: 'c1', label: 'c1' });
  expect(JSON.stringify(standing)).not.toContain('Jeanne');
  expect((await db.task.findFirstOrThrow()).matter).toContain('Jeanne Exemple');
});
