import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import type { Faults } from '../faults.ts';
import type { Mailbox } from './mailbox.ts';

/** The largest mail accepted, in bytes. */
export const maxMailBytes = 25 * 1024 * 1024;

export type MailCatcher = { server: SMTPServer; close: () => Promise<void> };

export type CatcherDependencies = {
  mailbox: Mailbox;
  faults: Faults;
  /** Waits that many milliseconds; rejects when the simulator ends. */
  pause: (ms: number) => Promise<void>;
};

/** An SMTP server that keeps every mail and delivers none; faults strike once the mail has come. */
export function createMailCatcher({ mailbox, faults, pause }: CatcherDependencies): MailCatcher {
  // A session does not give its socket away, and losing an answer needs it.
  const sockets = new Map<number, Socket>();

  async function take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const source = await collect(stream);
    if (stream.sizeExceeded) throw reply(552, 'The mail is too large');
    const { mailFrom, rcptTo } = session.envelope;
    const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) };
    const fault = faults.take(
      'smtp',
      envelope.to.map((recipient) => ({ recipient })),
    );
    if (fault?.mode === 'unavailable') throw reply(451, 'Unavailable, try again later');
    if (fault?.mode === 'refuse') throw reply(550, 'Refused for good');
    if (fault?.mode === 'slow') await pause(fault.delayMs);
    for (let copy = fault?.mode === 'twice' ? 2 : 1; copy > 0; copy -= 1) await mailbox.add(envelope, source);
    if (fault?.mode === 'lost-answer') sockets.get(session.remotePort)?.destroy();
  }

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: maxMailBytes,
    // close() below ends the connections itself.
    closeTimeout: 1,
    onData(stream, session, callback) {
      take(stream, session).then(
        () => callback(null),
        (error: unknown) => callback(error instanceof Error ? error : reply(451, 'The simulator ends')),
      );
    },
  });
  server.on('error', () => {
    // A broken connection is the sender's matter; one that cannot listen is told by start.
  });
  server.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort;
    if (port === undefined) return;
    sockets.set(port, socket);
    socket.once('close', () => sockets.delete(port));
  });

  return {
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        for (const socket of sockets.values()) socket.destroy();
      }),
  };
}

async function collect(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    // smtp-server delivers Buffers; past the cap they are read and dropped, as SMTP asks.
    const bytes: Buffer = chunk;
    if (!stream.sizeExceeded) chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function reply(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
