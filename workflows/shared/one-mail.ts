import { setHandler } from '@temporalio/workflow';
import type { MailState } from '#domain/mail';
import type { Wait } from '#domain/process';
import { failureTypes } from '#domain/outage';
import { retrySignal } from './contract.ts';
import { failureType, patience } from './patience.ts';
import { tellStory, type Revision } from './story.ts';

interface MailSteps {
  /** What the mail is, for the Temporal UI. */
  title: string;
  show: (shown: { state: MailState; wait: Wait | null } & Revision) => Promise<void>;
  open: (revision: Revision) => Promise<void>;
  /** Answers false when it is not worth sending any more. */
  send: () => Promise<boolean>;
  end: (state: MailState, revision: Revision) => Promise<void>;
}

/** Sends one mail, however long the mail server is away; ends when it has taken it or refused it for good. */
export async function sendOneMail({ title, show, open, send, end }: MailSteps): Promise<MailState> {
  const story = tellStory<MailState, object>(
    { state: 'inProgress', facts: {} },
    show,
    ({ state, wait }) =>
      `${title}: **${state}**` +
      (wait ? `\n\nWaits for **${wait.for}** since ${wait.since}, tries again at ${wait.until}.` : ''),
  );
  const steadily = patience((wait) => story.show({ wait }));
  setHandler(retrySignal, () => steadily.hurry());

  await steadily(() => open(story.next()));
  let outcome: MailState = 'rejected';
  try {
    if (await steadily(send)) outcome = 'completed';
  } catch (error) {
    if (failureType(error) !== failureTypes.mailRefused) throw error;
  }
  const ended = outcome;
  await steadily(() => end(ended, story.next()));
  story.end(ended);
  await story.settled();
  return outcome;
}
