import type { MailState } from '#domain/platform/mail';
import type { Wait } from '#domain/process';
import { failureTypes } from '#domain/outage';
import { failureType, type Outage } from './patience.ts';
import { openProcess } from './process.ts';
import type { Revision } from './story.ts';

interface MailSteps {
  /** Title of the process in the Temporal UI. */
  title: string;
  show: (shown: { state: MailState; wait: Wait | null } & Revision) => Promise<void>;
  open: (revision: Revision) => Promise<void>;
  /** Answers false when the mail is no longer worth sending. */
  send: () => Promise<boolean>;
  end: (state: MailState, revision: Revision) => Promise<unknown>;
  /** Continues as new: a mail server may be down for days. */
  renew: (outage: Outage) => Promise<never>;
  /** The outage of the mail server in which the run before was waiting. */
  outage: Outage | undefined;
}

/** Sends one mail, however long the mail server is down; ends when the server takes it or refuses it for good. */
export async function sendOneMail({ title, show, open, send, end, renew, outage }: MailSteps) {
  const { story, steadily, patience, endAs, run } = openProcess<MailState, object>({
    first: { state: 'inProgress', facts: {} },
    show,
    details: ({ state }) => [`${title}: **${state}**`],
    renew,
  });
  const sendSteadily = patience({ outage });
  const endMailAs = (state: MailState) => endAs(state, (revision) => end(state, revision));

  async function attempt(): Promise<MailState> {
    try {
      return (await sendSteadily(send)) ? 'completed' : 'rejected';
    } catch (error) {
      if (failureType(error) !== failureTypes.mailRefused) throw error;
      return 'rejected';
    }
  }

  return run(
    async () => {
      await steadily(() => open(story.next()));
      const outcome = await attempt();
      await endMailAs(outcome);
      return outcome;
    },
    () => endMailAs('rejected'),
  );
}
