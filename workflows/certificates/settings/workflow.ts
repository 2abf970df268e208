import {
  continueAsNew,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '#activities/index';
import { cancelledAfter } from '#workflows/shared/cancelled';
import { retrySignal } from '#workflows/shared/contract';
import { longHistory, patience, type Outage } from '#workflows/shared/patience';
import { longStep, rowWrite, shortStep } from '#workflows/shared/policies';
import { tellStory } from '#workflows/shared/story';
import type { CertificateSettingsInput, SettingsState } from './contract.ts';

const { showSettings } = proxyLocalActivities<Activities>(rowWrite);
const { openSettings, endSettings } = proxyActivities<Activities>(shortStep);
const { tellSlots } = proxyActivities<Activities>(longStep);

/** Tells every slot of certificates that the delays of the warnings have changed, at a pace that leaves room for others. */
export async function certificateSettings(input: CertificateSettingsInput): Promise<SettingsState> {
  const { version, resumed } = input;
  let after = resumed?.after ?? '';
  const story = tellStory<SettingsState, { told: number }>(
    { state: 'inProgress', facts: { told: resumed?.told ?? 0 } },
    (telling) => showSettings(input, telling),
    ({ state, facts: { told }, wait }) =>
      `**New delays of certificates**, version ${version}: **${state}**, ${told} slots told` +
      (wait ? `\n\nWaits for **${wait.for}** since ${wait.since}, tries again at ${wait.until}.` : ''),
  );
  const renew = async (outage: Outage | null) => {
    await story.settled();
    const { told } = story.facts;
    await continueAsNew<typeof certificateSettings>({ ...input, resumed: { after, told, outage } });
  };
  const steadily = patience((wait) => story.show({ wait }), renew, resumed?.outage ?? undefined);
  setHandler(retrySignal, () => steadily.hurry());
  const endAs = (state: SettingsState) =>
    steadily(async () => {
      await endSettings(input, { state, ...story.next() });
      story.end(state);
    });

  try {
    await steadily(() => openSettings(input, story.next()));
    for (let over = false; !over;) {
      const summary = after ? `Slots after ${after}` : 'The first slots';
      const page = await steadily(() => tellSlots.executeWithOptions({ summary }, [version, after]));
      after = page.after;
      over = page.over;
      story.written('inProgress', { told: story.facts.told + page.told });
      if (!over && workflowInfo().historyLength > longHistory) await renew(null);
    }
    await endAs('completed');
  } catch (error) {
    return cancelledAfter(error, () => endAs('rejected'), story);
  }
  await story.settled();
  return 'completed';
}
