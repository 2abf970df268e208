import { ApplicationFailure } from '@temporalio/common';
import { createTransport, type NodemailerError } from 'nodemailer';
import { failureTypes } from '#domain/outage';
import { refused, unavailable } from '../failure.ts';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** Stable for what is sent: a repeated mail carries the same one. */
  messageId: string;
}

export interface Mailer {
  /**
   * Resolves once the server has taken the mail. Raises MailUnavailable (try later), MailDelayed (the same, but others may
   * be sent theirs) or MailRefused (never). A mail that still waits for its turn when `signal` ends is not sent.
   */
  send(mail: Mail, signal?: AbortSignal): Promise<void>;
  close(): void;
}

export const connectionsAtOnce = 10;

/** Sends through the SMTP server at `url` (smtp:// or smtps://). */
export function smtpMailer(url: string, from: { name: string; address: string }): Mailer {
  const transport = createTransport({
    url,
    // Thousands may be due at one minute: they share few connections, as many as any mail server takes. What fails on one
    // is for the process to send again, where people see it.
    pool: true,
    maxConnections: connectionsAtOnce,
    maxRequeues: 0,
    idleTimeout: 5_000,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 10_000,
  });
  return {
    async send(mail, signal) {
      try {
        await transport.sendMail({ from, ...mail, ...(signal && { signal }) });
      } catch (error) {
        throw failureFrom(error);
      }
    },
    close: () => transport.close(),
  };
}

/** The server's own words quote the recipient: only its code goes on. */
function failureFrom(error: unknown): ApplicationFailure {
  // All that sendMail rejects with.
  const answer: Answer = error instanceof Error ? (error as NodemailerError) : {};
  const { responseCode: code } = answer;
  const type = verdictOf(answer);
  switch (type) {
    case failureTypes.mailRefused:
      return refused(
        type,
        code ? `The mail server refused the mail (${code})` : 'The mail cannot be sent as it is',
      );
    case failureTypes.mailDelayed:
      // Not tried again by the activity itself: seconds do not empty a mailbox, and others wait for their mails.
      return ApplicationFailure.nonRetryable(`The mail server put off the recipient (${code})`, type);
    case failureTypes.mailUnavailable:
      return unavailable(type, code ? `The mail server answered ${code}` : 'The mail server does not answer');
  }
}

type Answer = Pick<NodemailerError, 'code' | 'command' | 'response' | 'responseCode'>;

/**
 * Only what is answered to the recipient or to the content concerns the mail. A 5xx to the connection, the log-in or the
 * sender ends once somebody has mended the settings; a 421 ends the connection, whatever it answers (RFC 5321, 3.8); and
 * who takes no content for now is full or busy, whosever it is.
 */
function verdictOf({ code, command, response = '', responseCode }: Answer) {
  const concernsTheMail = code === 'EMESSAGE' || (code === 'EENVELOPE' && command !== 'MAIL FROM');
  if (!concernsTheMail || responseCode === 421) return failureTypes.mailUnavailable;
  const forGood = responseCode === undefined || responseCode >= 500;
  if (command !== 'RCPT TO') return forGood ? failureTypes.mailRefused : failureTypes.mailUnavailable;
  return forGood && !saysNothingOfTheAddress.test(response)
    ? failureTypes.mailRefused
    : failureTypes.mailDelayed;
}

/** Of order (503) or log-in (530), or of security and policy, such as a relay that is denied (RFC 3463, 3.8). */
const saysNothingOfTheAddress = /^(?:503|530|5\d\d[ -]5\.7\.)/;
