import { continueAsNew, proxyActivities, setCurrentDetails, sleep, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '#activities/index';
import { slotStart, slotWorkflow } from '../slot/contract.ts';
import { longHistory } from '#workflows/shared/patience';
import { longStep } from '#workflows/shared/policies';
import { startApart } from '#workflows/shared/start-apart';
import type { RestoreInput } from './contract.ts';

const { missesSlots, findLostSlots } = proxyActivities<Activities>(longStep);

/**
 * Started by the reconciler when Temporal counts fewer slots than there are rows, as after the loss of its database:
 * compares them all in the order of their ids, and begins those again that are lost. A step may be repeated.
 */
export async function restoreSlots(input?: RestoreInput): Promise<{ restored: number }> {
  let { after, restored } = input ?? { after: '', restored: 0 };
  // Its list is seconds late: what has just begun is not missing.
  if (!input) await sleep('30 seconds', { summary: 'Until what has just begun is counted' });
  if (!input && !(await missesSlots())) return { restored };
  for (let over = false; !over;) {
    const summary = after ? `Slots after ${after}` : 'The first slots';
    const found = await findLostSlots.executeWithOptions({ summary }, [after]);
    const begun = await Promise.all(found.lost.map((slot) => startApart(slotWorkflow, slotStart(slot))));
    restored += begun.filter(Boolean).length;
    ({ after, over } = found);
    setCurrentDetails(`**${restored} slots** begun again, compared up to \`${after}\``);
    if (!over && workflowInfo().historyLength > longHistory)
      await continueAsNew<typeof restoreSlots>({ after, restored });
  }
  // The list is wrong, not the slots: nobody needs to compare them all again at the next count.
  if (restored === 0) await sleep('1 hour', { summary: 'Nothing was missing' });
  return { restored };
}
