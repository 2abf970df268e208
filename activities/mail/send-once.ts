import type { Database } from '#prisma/client';
import type { Mail, Mailer } from './client.ts';

/**
 * Sends a mail once for its key (process, kind, recipient). A crash between the server's 250 and the row may send it
 * again, always under the same Message-ID.
 */
export async function sendOnce(
  { db, mailer, now }: { db: Database; mailer: Mailer; now(): Date },
  key: string,
  mail: Omit<Mail, 'messageId'>,
): Promise<void> {
  const sent = await db.sentMail.findUnique({ where: { key } });
  if (sent?.sentAt) return;
  const messageId = sent?.messageId ?? `<${key.replaceAll(':', '.')}@jalon>`;
  if (!sent) await db.sentMail.create({ data: { key, messageId } });
  await mailer.send({ ...mail, messageId });
  await db.sentMail.update({ where: { key }, data: { sentAt: now() } });
}
