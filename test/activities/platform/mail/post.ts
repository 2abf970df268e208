import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';
import { smtpMailer, type Mailer } from '#activities/platform/mail/client';
import { aSimulator } from '#test/simulator/running';

const from = { name: 'Maison Test', address: 'portail@jalon.example' };

export interface Received {
  to: string;
  subject: string;
  text: string;
  messageId: string;
}

export function aMailer(url: string): Mailer {
  const mailer = smtpMailer(url, from);
  onTestFinished(() => mailer.close());
  return mailer;
}

/** A mailbox, a mailer that sends to it, and what it received, oldest first. */
export async function thePost() {
  const { smtpPort, read, post } = await aSimulator();
  return {
    mailer: aMailer(`smtp://127.0.0.1:${smtpPort}`),
    fault: (mode: string) => post('/faults', { kind: 'smtp', mode, times: 1 }),
    received: async () => ((await read('/mail/messages')) as Received[]).toReversed(),
  };
}

/** « 550 5.1.1 No such user », as an answer of a server. */
const refusal = (answer: string) =>
  Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) });

/**
 * A mailer to a server like the simulator's that answers before the mail itself has come; `toRecipient` may be changed
 * while it runs. With it the recipients whose mails it took.
 */
export async function aChoosyPost({ pipelining = true } = {}) {
  const taken: string[] = [];
  const answers: { toSender: string | null; toRecipient: Record<string, string> } = {
    toSender: null,
    toRecipient: {},
  };
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true },
    ...{ hideENHANCEDSTATUSCODES: true, hidePIPELINING: !pipelining, closeTimeout: 1 },
    onMailFrom: (_address, _session, done) => done(answers.toSender ? refusal(answers.toSender) : null),
    onRcptTo({ address }, _session, done) {
      const answer = answers.toRecipient[address];
      done(answer ? refusal(answer) : null);
    },
    onData(stream, { envelope }, done) {
      stream.resume().on('end', () => {
        taken.push(...envelope.rcptTo.map(({ address }) => address));
        done(null);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo; // listens on TCP
  return { mailer: aMailer(`smtp://127.0.0.1:${port}`), taken, answers };
}
