import { expect, test, vi } from 'vitest';
import { aSlotInput } from '#test/support/certificates';
import { openSlot } from '#workflows/certificates/slot/opening';
import type { SlotView } from '#workflows/certificates/slot/view';

const { written } = vi.hoisted(() => ({ written: [] as object[] }));
// Without a Temporal server: only the order of the writes is tested.
vi.mock('@temporalio/workflow', () => ({
  log: { warn: () => undefined },
  setCurrentDetails: () => undefined,
  upsertSearchAttributes: () => undefined,
  setHandler: () => undefined,
  defineSignal: () => undefined,
  defineUpdate: () => undefined,
  proxyActivities: () => ({}),
  proxyLocalActivities: () => ({
    showSlot: async (_input: object, shown: object) => void written.push(shown),
  }),
}));

test('a wait that begins during a look at the rows is written after it, with the state that the look has found', async () => {
  const { story, exclusively, showView } = openSlot(aSlotInput(), async () => undefined);
  const answer = Promise.withResolvers<void>();
  const looked = exclusively(async () => {
    const { revision } = story.next();
    await answer.promise;
    written.push({ state: 'awaitingDownload', revision });
    showView(found);
  });
  // The look has begun.
  await Promise.resolve();
  const wait = { for: 'mail', since: 'a', until: 'b' } as const;
  story.show({ wait: { ...wait, until: 'before' } });
  story.show({ wait });
  answer.resolve();
  await looked;
  await story.settled();
  expect(written.at(0)).toEqual({ state: 'awaitingDownload', revision: 1 });
  expect(written.slice(1)).not.toEqual([]);
  for (const shown of written.slice(1)) expect(shown).toMatchObject({ state: 'awaitingDownload', wait });
});

const found: SlotView = {
  state: 'awaitingDownload',
  holding: { current: null, next: null },
  plan: { notice: null, due: false, wakeAt: null },
  owed: [],
};
