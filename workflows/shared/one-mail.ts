import { CancellationScope, isCancellation, setHandler } from '@temporalio/workflow';
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
  end: (state: MailState, revision: Revision) => Promise<unknown>;
}

/** Sends one mail, however long the mail server is away; ends when it has taken it, refused it for good, or is cancelled. */
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

  const endAs = (state: MailState) =>
    steadily(async () => {
      await end(state, story.next());
      story.end(state);
    });
  async function attempt(): Promise<MailState> {
    try {
      return (await steadily(send)) ? 'completed' : 'rejected';
    } catch (error) {
      if (failureType(error) !== failureTypes.mailRefused) throw error;
      return 'rejected';
    }
  }

  let outcome: MailState;
  try {
    await steadily(() => open(story.next()));
    outcome = await attempt();
    await endAs(outcome);
  } catch (error) {
    if (!isCancellation(error)) throw error;
    await CancellationScope.nonCancellable(async () => {
      await endAs('rejected');
      await story.settled();
    });
    throw error;
  }
  await story.settled();
  return outcome;
}
