import { expect, test, vi } from 'vitest';
import type { SlotStanding } from '#activities/certificates/slot';
import { aSlotInput } from '#test/support/certificates';
import { tellSlot } from '#workflows/certificates/slot/telling';
import { turns } from '#workflows/shared/turns';

const { written } = vi.hoisted(() => ({ written: [] as object[] }));
// What a slot shows is asked of Temporal; what is tried here is its order.
vi.mock('@temporalio/workflow', () => ({
  log: { warn: () => undefined },
  setCurrentDetails: () => undefined,
  upsertSearchAttributes: () => undefined,
  defineSignal: () => undefined,
  defineUpdate: () => undefined,
  proxyLocalActivities: () => ({
    showSlot: async (_input: object, shown: object) => void written.push(shown),
  }),
}));

test('a wait that has to let a look at the rows go first is written with the state that the look has found', async () => {
  const inTurn = turns();
  const story = tellSlot(aSlotInput(), inTurn);
  const look = Promise.withResolvers<void>();
  const looked = inTurn(async () => {
    const { revision } = story.next();
    await look.promise;
    written.push({ state: 'awaitingDownload', revision });
    story.stands(found);
  });
  // It has begun.
  await Promise.resolve();
  const wait = { for: 'mail', since: 'a', until: 'b' } as const;
  story.show({ wait: { ...wait, until: 'before' } });
  story.show({ wait });
  look.resolve();
  await looked;
  await story.settled();
  expect(written.at(0)).toEqual({ state: 'awaitingDownload', revision: 1 });
  expect(written.slice(1)).not.toEqual([]);
  for (const shown of written.slice(1)) expect(shown).toMatchObject({ state: 'awaitingDownload', wait });
});

const found: SlotStanding = {
  state: 'awaitingDownload',
  holding: { current: null, next: null },
  plan: { notice: null, due: false, wakeAt: null },
  owed: [],
};
