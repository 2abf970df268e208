import 'server-only';
import type { Client } from '@temporalio/client';
import { replanSignal, sendNowSignal } from '#workflows/certificates/slot/contract';
import type { SlotSignals } from './sendings.ts';
import { report } from '#web/server/errors';
import { signalProcess, type Miss } from '#web/server/processes';

/** A slot that was ended begins again with its next event, and reads its rows then. */
async function received(signal: Promise<'done' | Miss>): Promise<boolean> {
  const outcome = await signal.catch((error: unknown) => void report(error, 'signal to a slot'));
  return outcome === 'done';
}

export const slotSignals = (client: Client): SlotSignals => ({
  replan: (workflowId, what) => received(signalProcess(client, workflowId, replanSignal, what)),
  sendNow: (workflowId, noticeAt) => received(signalProcess(client, workflowId, sendNowSignal, noticeAt)),
});
