import { setTimeout as sleep } from 'node:timers/promises';
import type { SlotInput } from '#workflows/certificates/slot/contract';
import type { Dependencies } from '#activities/dependencies';
import type { Hooks } from '#activities/platform/kind-hooks';

import { ofSlot, openSlots, slotInputs } from './wakes.ts';
import { pageSize } from '#activities/platform/pages';
import { mending, settledAfterMs } from '#activities/platform/reconcile';

/** Slots that are begun again together: whoever wants something of the server meanwhile waits behind no more than these. */
const atOnce = 10;
/** With what it takes to begin them some 25 a second, half of what an embedded server begins on two processors. */
const pauseMs = 250;

/** Slots of certificates that Temporal has lost without a trace, be it all of them with its database. */
export function slotLosses(dependencies: Pick<Dependencies, 'db' | 'runs' | 'now'>, hooks: Hooks) {
  const { db, runs, now } = dependencies;
  const mend = mending(dependencies, hooks);
  return {
    /** Whether Temporal runs fewer slots than there are rows: one question, however many sleep. */
    async missesSlots(): Promise<boolean> {
      const startedAt = { lt: new Date(now().getTime() - settledAfterMs) };
      const rows = await db.process.count({ where: { ...openSlots, startedAt } });
      return rows > 0 && (await runs.countOpen('certificateSlot')) < rows;
    },

    /**
     * Compares the slots that come after one with Temporal until some are to begin again; answers them, and where to go
     * on. Takes its time where there are any: they are begun at its pace.
     */
    async findLostSlots(after: string): Promise<{ lost: SlotInput[]; after: string; over: boolean }> {
      const slots = await db.certificateSlot.findMany({
        where: { workflowId: { gt: after } },
        orderBy: { workflowId: 'asc' },
        take: pageSize,
        select: { workflowId: true, ...ofSlot },
      });
      const rows = await db.process.findMany({
        where: { ...openSlots, workflowId: { in: slots.map(({ workflowId }) => workflowId) } },
      });
      const open = new Map(rows.map((row) => [row.workflowId, row]));
      const lost: typeof slots = [];
      let looked = 0;
      for (; looked < slots.length && lost.length < atOnce; looked += 1) {
        const slot = slots[looked];
        const process = slot && open.get(slot.workflowId);
        if (!process) continue;
        const found = await runs.find(process.workflowId);
        // Begun again it writes its row itself: nobody has to see it ended for a moment.
        if (!found.open && found.endedBy === 'missing') lost.push(slot);
        else await mend(process, found);
      }
      if (lost.length > 0) await sleep(pauseMs);
      return {
        lost: slotInputs({ now }, lost),
        after: slots[looked - 1]?.workflowId ?? after,
        over: looked === slots.length && slots.length < pageSize,
      };
    },
  };
}
