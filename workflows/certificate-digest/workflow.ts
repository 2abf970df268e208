import { proxyActivities, setCurrentDetails, setHandler } from '@temporalio/workflow';
import type { Activities } from '#activities/index';
import { retrySignal } from '../shared/contract.ts';
import { patience } from '../shared/patience.ts';
import { longStep } from '../shared/policies.ts';

const { gatherDigests, sendDigests } = proxyActivities<Activities>(longStep);

/** Started by its schedule, once a day: one mail about certificates to each person who prefers it to single ones. */
export async function certificateDigest(): Promise<{ sent: number }> {
  const steadily = patience((wait) =>
    setCurrentDetails(
      wait ? `Waits for **${wait.for}** since ${wait.since}, tries again at ${wait.until}.` : '',
    ),
  );
  setHandler(retrySignal, () => steadily.hurry());
  await steadily(gatherDigests);
  return { sent: await steadily(sendDigests) };
}
