import { continueAsNew, proxyActivities, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '#activities/index';
import { longHistory, type Outage } from '#workflows/shared/patience';
import { longStep, rowWrite, shortStep } from '#workflows/shared/policies';
import { openProcess } from '#workflows/shared/process';
import type { CertificateSettingsInput, SettingsState } from './contract.ts';

const { showSettings } = proxyLocalActivities<Activities>(rowWrite);
const { openSettings, endSettings } = proxyActivities<Activities>(shortStep);
const { tellSlots } = proxyActivities<Activities>(longStep);

/** Signals new delays of warnings to every certificate slot, at a pace that leaves the server free for other processes. */
export async function certificateSettings(input: CertificateSettingsInput): Promise<SettingsState> {
  const { version, resumed } = input;
  let after = resumed?.after ?? '';
  const renew = (outage: Outage | null): Promise<never> =>
    continueAsNew<typeof certificateSettings>({
      ...input,
      resumed: { after, told: story.facts.told, outage },
    });
  const { story, steadily, endAs, run } = openProcess<SettingsState, { told: number }>({
    first: { state: 'inProgress', facts: { told: resumed?.told ?? 0 } },
    show: (snapshot) => showSettings(input, snapshot),
    details: ({ state, facts: { told } }) => [
      `**New delays of certificates**, version ${version}: **${state}**, ${told} slots told`,
    ],
    renew,
    outage: resumed?.outage ?? undefined,
  });
  const endSettingsAs = (state: SettingsState) =>
    endAs(state, (revision) => endSettings(input, { state, ...revision }));

  return run(
    async () => {
      await steadily(() => openSettings(input, story.next()));
      for (let over = false; !over;) {
        const summary = after ? `Slots after ${after}` : 'The first slots';
        const page = await steadily(() => tellSlots.executeWithOptions({ summary }, [version, after]));
        ({ after, over } = page);
        story.written('inProgress', { told: story.facts.told + page.told });
        if (!over && workflowInfo().historyLength > longHistory) {
          await story.settled();
          await renew(null);
        }
      }
      await endSettingsAs('completed');
      return 'completed';
    },
    () => endSettingsAs('rejected'),
  );
}
