import { onTestFinished } from 'vitest';
import { smtpMailer, type Mailer } from '#activities/mail/client';
import { aSimulator } from '../../simulator/running.ts';

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
