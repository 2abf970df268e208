import { createTransport } from 'nodemailer';
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
   * Resolves once the server has taken the mail. Raises MailUnavailable (try later) or MailRefused (never). A mail that
   * still waits for its turn when `signal` ends is not sent.
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
        // The server's own words quote the recipient: only its code goes on.
        const code =
          error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number'
            ? error.responseCode
            : undefined;
        if (concernsTheMail(error) && (code === undefined || code >= 500))
          throw refused(
            failureTypes.mailRefused,
            code ? `The mail server refused the mail (${code})` : 'The mail cannot be sent as it is',
          );
        throw unavailable(
          failureTypes.mailUnavailable,
          code ? `The mail server answered ${code}` : 'The mail server does not answer',
        );
      }
    },
    close: () => transport.close(),
  };
}

/** Recipient or content, not the log-in or the connection, whose 5xx ends once somebody has mended the settings. */
function concernsTheMail(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && (error.code === 'EENVELOPE' || error.code === 'EMESSAGE')
  );
}
