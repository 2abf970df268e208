import { getExternalWorkflowHandle, patched, proxyActivities } from '@temporalio/workflow';
import type { Activities } from '#activities/index';
import { certificateSettingsStart } from '#workflows/certificates/settings/contract';
import { replanSignal, slotStart, type SlotInput } from '#workflows/certificates/slot/contract';
import { noticeStart } from '#workflows/qualification/notice/contract';
import { restoreStart } from '#workflows/certificates/restorer/contract';
import { longStep } from '#workflows/shared/policies';
import { startApart } from '#workflows/shared/start-apart';

const { reconcileRows, forgetStops, findUntoldEnds, findSlotsToWake, findUntoldSettings, missesSlots } =
  proxyActivities<Activities>(longStep);

/** Started by its schedule: corrects rows of ended processes, mails their ends, and starts or wakes lost processes. */
export async function reconcile() {
  const { checked, mended } = await reconcileRows();
  const forgotten = await forgetStops();
  const untold = await findUntoldEnds();
  await Promise.all(untold.map((input) => startApart(noticeStart(input))));
  const told = untold.length;
  if (!patched('wakes-slots')) return { checked, mended, forgotten, told };
  const slots = await findSlotsToWake();
  await Promise.all(slots.map(wake));
  const settings = await findUntoldSettings();
  if (settings) await startApart(certificateSettingsStart(settings));
  if (patched('restores-slots') && (await missesSlots())) await startApart(restoreStart());
  return { checked, mended, forgotten, told, woken: slots.length };
}

/** Starts the slot, or signals it if it runs, so that it looks at its rows. */
async function wake(input: SlotInput): Promise<void> {
  const start = slotStart(input);
  if (await startApart(start)) return;
  await getExternalWorkflowHandle(start.workflowId).signal(replanSignal);
}
