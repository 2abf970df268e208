import { continueAsNew, proxyActivities, setCurrentDetails, setHandler } from '@temporalio/workflow';
import type { Activities } from '#activities/index';
import { retrySignal } from '#workflows/shared/contract';
import { patience, waitSentence, type Outage } from '#workflows/shared/patience';
import { longStep } from '#workflows/shared/policies';

const { gatherDigests, sendDigests } = proxyActivities<Activities>(longStep);

/** Started daily by its schedule: one mail about certificates to each person who prefers it to single mails. */
export async function certificateDigest(resumed?: { outage: Outage }): Promise<{ sent: number }> {
  const steadily = patience({
    show: (wait) => setCurrentDetails(waitSentence(wait)),
    // Both steps are idempotent: gathered lines are kept, and nobody gets a second digest.
    renew: (outage) => continueAsNew<typeof certificateDigest>({ outage }),
    outage: resumed?.outage,
  });
  setHandler(retrySignal, () => steadily.hurry());
  await steadily(gatherDigests);
  return { sent: await steadily(sendDigests) };
}
