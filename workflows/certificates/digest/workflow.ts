import { continueAsNew, proxyActivities, setCurrentDetails, setHandler } from '@temporalio/workflow';
import type { Activities } from '#activities/index';
import { retrySignal } from '#workflows/shared/contract';
import { patience, type Outage } from '#workflows/shared/patience';
import { longStep } from '#workflows/shared/policies';

const { gatherDigests, sendDigests } = proxyActivities<Activities>(longStep);

/** Started by its schedule, once a day: one mail about certificates to each person who prefers it to single ones. */
export async function certificateDigest(resumed?: { outage: Outage }): Promise<{ sent: number }> {
  const steadily = patience(
    (wait) =>
      setCurrentDetails(
        wait ? `Waits for **${wait.for}** since ${wait.since}, tries again at ${wait.until}.` : '',
      ),
    // What was gathered stays gathered, and whoever has theirs is not sent it again.
    (outage) => continueAsNew<typeof certificateDigest>({ outage }),
    resumed?.outage,
  );
  setHandler(retrySignal, () => steadily.hurry());
  await steadily(gatherDigests);
  return { sent: await steadily(sendDigests) };
}
