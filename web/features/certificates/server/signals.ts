import 'server-only';
import { WorkflowNotFoundError } from '@temporalio/client';
import { replanSignal, sendNowSignal } from '#workflows/certificates/slot/contract';
import type { SlotSignals } from './sendings.ts';
import { report } from '#web/server/errors';
import { isOutage, temporalClient } from '#web/server/temporal';

const patienceMs = 5_000;

/** Whether the slot's process took the signal. */
async function told(signal: () => Promise<void>): Promise<boolean> {
  try {
    await temporalClient().withDeadline(Date.now() + patienceMs, signal);
    return true;
  } catch (error) {
    // One that was ended begins again with what is told of it next; it reads its rows then.
    if (!isOutage(error) && !(error instanceof WorkflowNotFoundError)) report(error, 'signal to a slot');
    return false;
  }
}

export const slotSignals: SlotSignals = {
  replan: (workflowId, what) =>
    told(() => temporalClient().workflow.getHandle(workflowId).signal(replanSignal, what)),
  sendNow: (workflowId, noticeAt) =>
    told(() => temporalClient().workflow.getHandle(workflowId).signal(sendNowSignal, noticeAt)),
};
