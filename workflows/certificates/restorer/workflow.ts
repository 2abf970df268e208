import { continueAsNew, proxyActivities, setCurrentDetails, sleep, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '#activities/index';
import { slotStart } from '../slot/contract.ts';
import { longHistory } from '#workflows/shared/patience';
import { longStep } from '#workflows/shared/policies';
import { startApart } from '#workflows/shared/start-apart';
import type { RestoreInput } from './contract.ts';

const { missesSlots, findLostSlots } = proxyActivities<Activities>(longStep);

/**
 * Started by the reconciler when Temporal counts fewer slots than there are rows, as after the loss of its database:
 * compares them all in the order of their ids, and starts the lost ones. Each step is idempotent.
 */
export async function restoreSlots(input?: RestoreInput): Promise<{ restored: number }> {
  let { after, restored } = input ?? { after: '', restored: 0 };
  // The list of Temporal is seconds late: a slot that has just begun is not missing.
  if (!input) await sleep('30 seconds', { summary: 'Until what has just begun is counted' });
  if (!input && !(await missesSlots())) return { restored };
  for (let over = false; !over;) {
    const summary = after ? `Slots after ${after}` : 'The first slots';
    const found = await findLostSlots.executeWithOptions({ summary }, [after]);
    const begun = await Promise.all(found.lost.map((slot) => startApart(slotStart(slot))));
    restored += begun.filter(Boolean).length;
    ({ after, over } = found);
    setCurrentDetails(`**${restored} slots** begun again, compared up to \`${after}\``);
    if (!over && workflowInfo().historyLength > longHistory)
      await continueAsNew<typeof restoreSlots>({ after, restored });
  }
  // The list is wrong, not the slots: the next count need not compare them all again.
  if (restored === 0) await sleep('1 hour', { summary: 'Nothing was missing' });
  return { restored };
}
