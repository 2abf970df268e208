import type { DatabaseSync } from 'node:sqlite';
import PostalMime from 'postal-mime';
import { z } from 'zod';
import { isEverything, isWithin } from '../scope.ts';
import type { Scope } from '../scope.ts';
import { newestFirst, numberOf, textOf } from '../store.ts';
import type { Row } from '../store.ts';

/** A mail as `GET /mail/messages` shows it; what the mail does not have is empty, never missing. */
export type Mail = {
  id: number;
  /** Addresses of the envelope, Bcc included, separated by « , ». */
  to: string;
  /** Address of the envelope. */
  from: string;
  subject: string;
  text: string;
  html: string;
  /** As sent, angle brackets included. */
  messageId: string;
  /** The mail's own date, else that of its arrival; ISO, UTC. */
  date: string;
  /** ISO, UTC. */
  receivedAt: string;
  /** By lower-case name; those that occur several times are joined by « , ». */
  headers: Record<string, string>;
  attachments: { filename: string; mimeType: string; bytes: number }[];
};

export type MailSummary = Pick<Mail, 'id' | 'to' | 'from' | 'subject' | 'receivedAt'>;

export type Envelope = { from: string; to: readonly string[] };

const contentShape = z.object({
  text: z.string(),
  html: z.string(),
  headers: z.record(z.string(), z.string()),
  attachments: z.array(z.object({ filename: z.string(), mimeType: z.string(), bytes: z.number() })),
});

const schema = `
  CREATE TABLE IF NOT EXISTS mail (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    receivedAt TEXT NOT NULL,
    sender TEXT NOT NULL,
    recipients TEXT NOT NULL,
    subject TEXT NOT NULL,
    messageId TEXT NOT NULL,
    date TEXT NOT NULL,
    content TEXT NOT NULL,
    raw BLOB NOT NULL
  ) STRICT;
`;

export type Mailbox = ReturnType<typeof openMailbox>;

/** Every mail caught, doubles included. */
export function openMailbox(db: DatabaseSync) {
  db.exec(schema);
  const insert = db.prepare(
    `INSERT INTO mail (receivedAt, sender, recipients, subject, messageId, date, content, raw)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const summaryColumns = 'id, recipients, sender, subject, receivedAt';
  const mailColumns = `${summaryColumns}, messageId, date, content`;
  const range = 'FROM mail WHERE id < ? ORDER BY id DESC LIMIT ?';
  const summaries = db.prepare(`SELECT ${summaryColumns} ${range}`);
  const mails = db.prepare(`SELECT ${mailColumns} ${range}`);
  const one = db.prepare(`SELECT ${mailColumns} FROM mail WHERE id = ?`);
  const raw = db.prepare('SELECT raw FROM mail WHERE id = ?');
  const count = db.prepare('SELECT count(*) AS n FROM mail');
  const removeAll = db.prepare('DELETE FROM mail');
  const removeOlder = db.prepare('DELETE FROM mail WHERE receivedAt < ?');
  const recipients = db.prepare('SELECT id, recipients FROM mail');
  const remove = db.prepare('DELETE FROM mail WHERE id = ?');

  return {
    async add(envelope: Envelope, source: Buffer): Promise<void> {
      const receivedAt = new Date().toISOString();
      const { subject, messageId, date, ...content } = await read(source);
      insert.run(
        receivedAt,
        envelope.from,
        envelope.to.join(', '),
        subject,
        messageId,
        date || receivedAt,
        JSON.stringify(content),
        source,
      );
    },

    summaries(limit: number): Generator<MailSummary> {
      return newestFirst(limit, (beforeId, size) => summaries.all(beforeId, size).map(summary));
    },

    messages(limit: number): Generator<Mail> {
      return newestFirst(limit, (beforeId, size) => mails.all(beforeId, size).map(mail));
    },

    get(id: number): Mail | undefined {
      const row = one.get(id);
      return row && mail(row);
    },

    /** The mail as it came over the wire. */
    source(id: number): Uint8Array<ArrayBuffer> | undefined {
      const bytes = raw.get(id)?.raw;
      return bytes instanceof Uint8Array ? new Uint8Array(bytes) : undefined;
    },

    count(): number {
      const row = count.get();
      return row ? numberOf(row, 'n') : 0;
    },

    /** Removes the mails that a recipient of the scope got; a prefix of keys narrows to none. @returns how many. */
    clear(scope: Scope): number {
      if (isEverything(scope)) return Number(removeAll.run().changes);
      const reached = recipients.all().filter((row) => {
        const to = textOf(row, 'recipients').split(', ');
        return to.some((recipient) => isWithin({ recipient }, scope));
      });
      for (const row of reached) remove.run(numberOf(row, 'id'));
      return reached.length;
    },

    /** Keeps a laptop's file from growing for ever. */
    forgetBefore(iso: string): void {
      removeOlder.run(iso);
    },
  };
}

type Content = z.infer<typeof contentShape> & { subject: string; messageId: string; date: string };

async function read(source: Buffer): Promise<Content> {
  try {
    const parsed = await PostalMime.parse(source);
    const headers: Record<string, string> = {};
    for (const { key, value } of parsed.headers) {
      const before = headers[key];
      headers[key] = before === undefined ? value : `${before}, ${value}`;
    }
    const date = Date.parse(parsed.date ?? '');
    return {
      subject: parsed.subject ?? '',
      messageId: parsed.messageId ?? '',
      date: Number.isNaN(date) ? '' : new Date(date).toISOString(),
      text: parsed.text ?? '',
      html: parsed.html ?? '',
      headers,
      attachments: parsed.attachments.map(({ filename, mimeType, content }) => ({
        filename: filename ?? '',
        mimeType,
        bytes: typeof content === 'string' ? content.length : content.byteLength,
      })),
    };
  } catch {
    // A catcher keeps what it was given, readable or not.
    const text = source.toString('utf8');
    return { subject: '', messageId: '', date: '', text, html: '', headers: {}, attachments: [] };
  }
}

function summary(row: Row): MailSummary {
  return {
    id: numberOf(row, 'id'),
    to: textOf(row, 'recipients'),
    from: textOf(row, 'sender'),
    subject: textOf(row, 'subject'),
    receivedAt: textOf(row, 'receivedAt'),
  };
}

function mail(row: Row): Mail {
  return {
    ...summary(row),
    messageId: textOf(row, 'messageId'),
    date: textOf(row, 'date'),
    ...contentShape.parse(JSON.parse(textOf(row, 'content'))),
  };
}
