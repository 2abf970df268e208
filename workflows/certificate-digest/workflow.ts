import { continueAsNew, proxyActivities, setCurrentDetails, setHandler } from '@temporalio/workflow';
import type { Activities } from '#activities/index';
import { retrySignal } from '../shared/contract.ts';
import { patience, type Outage } from '../shared/patience.ts';
import { longStep } from '../shared/policies.ts';

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
