import { setHandler } from '@temporalio/workflow';
import type { MailState } from '#domain/platform/mail';
import type { Wait } from '#domain/process';
import { failureTypes } from '#domain/outage';
import { cancelledAfter } from './cancelled.ts';
import { retrySignal } from './contract.ts';
import { failureType, patience, type Outage } from './patience.ts';
import { tellStory, type Revision } from './story.ts';

interface MailSteps {
  /** What the mail is, for the Temporal UI. */
  title: string;
  show: (shown: { state: MailState; wait: Wait | null } & Revision) => Promise<void>;
  open: (revision: Revision) => Promise<void>;
  /** Answers false when it is not worth sending any more. */
  send: () => Promise<boolean>;
  end: (state: MailState, revision: Revision) => Promise<unknown>;
  /** Goes on in a new run, for a mail server may be away for days; `outage`: what the run before it was waiting in. */
  renew: (outage: Outage) => Promise<never>;
  outage: Outage | undefined;
}

/** Sends one mail, however long the mail server is away; ends when it has taken it, refused it for good, or is cancelled. */
export async function sendOneMail(steps: MailSteps): Promise<MailState> {
  const { title, show, open, send, end } = steps;
  const story = tellStory<MailState, object>(
    { state: 'inProgress', facts: {} },
    show,
    ({ state, wait }) =>
      `${title}: **${state}**` +
      (wait ? `\n\nWaits for **${wait.for}** since ${wait.since}, tries again at ${wait.until}.` : ''),
  );
  const renew = async (outage: Outage) => {
    await story.settled();
    await steps.renew(outage);
  };
  const steadily = patience((wait) => story.show({ wait }), renew);
  const sendSteadily = patience((wait) => story.show({ wait }), renew, steps.outage);
  setHandler(retrySignal, () => {
    steadily.hurry();
    sendSteadily.hurry();
  });

  const endAs = (state: MailState) =>
    steadily(async () => {
      await end(state, story.next());
      story.end(state);
    });
  async function attempt(): Promise<MailState> {
    try {
      return (await sendSteadily(send)) ? 'completed' : 'rejected';
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
    return cancelledAfter(error, () => endAs('rejected'), story);
  }
  await story.settled();
  return outcome;
}
