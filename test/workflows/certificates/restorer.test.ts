import { expect, test } from 'vitest';
import type { Activities } from '#activities/index';
import { aSlotInput } from '#test/support/certificates';
import { aTimeSkippingTemporal } from '#test/support/workflows';
import { slotStart, type SlotInput } from '#workflows/certificates/slot/contract';
import { restoreStart, restoreWorkflow } from '#workflows/certificates/restorer/contract';

/** A Temporal whose database was lost, and rows of slots that sleep. */

const temporal = await aTimeSkippingTemporal();
const pageSize = 10;

function slotsOf(name: string, count: number): SlotInput[] {
  return Array.from({ length: count }, (_, index) => aSlotInput({ operatorCode: `${name}${1_000 + index}` }));
}

/** The activities over these slots; the first try of a page fails where `fails`. */
function activitiesOver(slots: readonly SlotInput[], { missing = true, fails = -1 } = {}) {
  const asked: string[] = [];
  const activities: Partial<Activities> = {
    reconcileRows: async () => ({ checked: 0, mended: 0 }),
    forgetStops: async () => 0,
    findUntoldEnds: async () => [],
    findSlotsToWake: async () => [],
    findUntoldSettings: async () => null,
    missesSlots: async () => missing,
    async findLostSlots(after) {
      asked.push(after);
      if (asked.length === fails) throw new Error('the worker was killed');
      const rest = slots.filter(({ operatorCode }) => operatorCode > after);
      const lost = rest.slice(0, pageSize);
      return { lost, after: lost.at(-1)?.operatorCode ?? after, over: rest.length <= pageSize };
    },
    followSlot: async () => ({
      ...{ state: 'valid', holding: { current: null, next: null }, owed: [] },
      plan: { notice: null, due: false, wakeAt: null },
    }),
  };
  return { asked, activities };
}

const reconcile = (taskQueue: string) =>
  temporal.env.client.workflow.execute('reconcile', {
    workflowId: `reconcile-${crypto.randomUUID()}`,
    taskQueue,
  });
const restoring = () => temporal.env.client.workflow.getHandle(restoreWorkflow);
const statusOf = async (slot: SlotInput) => {
  const found = await temporal.env.client.workflow.getHandle(slotStart(slot).workflowId).describe();
  return found.status.name;
};

test('what had only just begun is not looked for', async () => {
  const { activities, asked } = activitiesOver([], { missing: false });
  await temporal.with(activities, async (client, taskQueue) => {
    await client.workflow.start(restoreWorkflow, { ...restoreStart(), taskQueue });
    expect(await restoring().result()).toEqual({ restored: 0 });
    expect(asked).toEqual([]);
  });
});

test('where only the list is wrong all slots are compared once, and not again within the hour', async () => {
  const { activities, asked } = activitiesOver([]);
  await temporal.with(activities, async (client, taskQueue) => {
    const began = await temporal.env.currentTimeMs();
    await client.workflow.start(restoreWorkflow, { ...restoreStart(), taskQueue });
    expect(await restoring().result()).toEqual({ restored: 0 });
    expect((await temporal.env.currentTimeMs()) - began).toBeGreaterThanOrEqual(3_600_000);
    expect(asked).toEqual(['']);
  });
});

// The last: its slots sleep on.
test('after the loss of its database each slot begins again, once, over several runs and a step that failed', async () => {
  const slots = slotsOf('all', 700);
  const { activities, asked } = activitiesOver(slots, { fails: 7 });
  await temporal.with(activities, async (client, taskQueue) => {
    // One was begun again by something else meanwhile.
    const [first, ...others] = slots;
    if (!first) throw new Error('no slot');
    await client.workflow.start('certificateSlot', { ...slotStart(first), taskQueue });
    await reconcile(taskQueue);
    const { runId } = await restoring().describe();
    // The next round finds it at work.
    await reconcile(taskQueue);
    expect(await restoring().result()).toEqual({ restored: others.length });
    expect(new Set(await Promise.all(slots.map(statusOf)))).toEqual(new Set(['RUNNING']));
    expect((await restoring().describe()).runId).not.toBe(runId);
    // Each page once, the failed one again.
    expect(asked).toHaveLength(slots.length / pageSize + 1);
    expect(new Set(asked).size).toBe(slots.length / pageSize);
  });
  // Seven hundred processes.
}, 180_000);
