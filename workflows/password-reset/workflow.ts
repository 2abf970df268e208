import { proxyActivities, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import type { Activities } from '#activities/index';
import { failureTypes } from '#domain/outage';
import { failureType, patience } from '../shared/patience.ts';
import { rowWrite, shortStep } from '../shared/policies.ts';
import { tellStory } from '../shared/story.ts';
import { retrySignal } from '../shared/contract.ts';
import type { PasswordResetInput } from './contract.ts';
import type { PasswordResetState } from '#domain/password-reset';

const { showPasswordReset } = proxyLocalActivities<Activities>(rowWrite);
const { openPasswordReset, sendPasswordResetMail, endPasswordReset } = proxyActivities<Activities>(shortStep);

/** Sends the one-time link with which a person chooses a new password (QPC-034; section 6, decision 10). */
export async function passwordReset(input: PasswordResetInput): Promise<PasswordResetState> {
  const story = tellStory<PasswordResetState, object>(
    { state: 'inProgress', facts: {} },
    (telling) => showPasswordReset(input, telling),
    ({ state, wait }) =>
      `**One-time link** for a person of ${input.operatorCode}: **${state}**` +
      (wait ? `\n\nWaits for **${wait.for}** since ${wait.since}, tries again at ${wait.until}.` : ''),
  );
  const steadily = patience((wait) => story.show({ wait }));
  setHandler(retrySignal, () => steadily.hurry());

  await steadily(() => openPasswordReset(input, story.next()));
  let outcome: PasswordResetState = 'rejected';
  try {
    if (await steadily(() => sendPasswordResetMail(input))) outcome = 'completed';
  } catch (error) {
    if (failureType(error) !== failureTypes.mailRefused) throw error;
  }
  const ended = outcome;
  await steadily(() => endPasswordReset(input, ended, story.next()));
  story.end(ended);
  await story.settled();
  return outcome;
}
