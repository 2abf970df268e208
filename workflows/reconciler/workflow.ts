import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '#activities/index';
import { noticeStart, noticeWorkflow } from '../notice/contract.ts';
import { longStep } from '../shared/policies.ts';
import { startApart } from '../shared/start-apart.ts';

const { reconcileRows, forgetStops, findUntoldEnds } = proxyActivities<Activities>(longStep);

/** Started by its schedule: mends what processes cannot mend any more, and tells the ends that they could not tell. */
export async function reconcile() {
  const { checked, mended } = await reconcileRows();
  const forgotten = await forgetStops();
  const untold = await findUntoldEnds();
  await Promise.all(untold.map((input) => startApart(noticeWorkflow, noticeStart(input))));
  return { checked, mended, forgotten, told: untold.length };
}
