import { cancellationSignal } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { failureTypes } from '#domain/outage';
import type { Database } from '#prisma/client';
import { gate } from '../database/pauses.ts';
import type { Mail, Mailer } from './client.ts';

/**
 * Sends a mail once for its key (process, kind, recipient). A crash between the server's 250 and the row may send it
 * again, always under the same Message-ID. Raises SystemPaused while operations hold mails back.
 */
export async function sendOnce(
  { db, mailer, now }: { db: Database; mailer: Mailer; now: () => Date },
  key: string,
  mail: Omit<Mail, 'messageId'>,
): Promise<void> {
  const named = { key, messageId: `<${key.replaceAll(':', '.')}@jalon>` };
  // With something to update it is one statement; the name of a mail never changes.
  const { messageId, sentAt } = await db.sentMail.upsert({ where: { key }, create: named, update: named });
  if (sentAt) return;
  await gate(db)('mail');
  try {
    await mailer.send({ ...mail, messageId }, cancellationSignal());
  } catch (error) {
    // Before the refusal is told: asked again, the server refuses again.
    if (isRefusal(error)) await db.sentMail.update({ where: { key }, data: { refusedAt: now() } });
    throw error;
  }
  await db.sentMail.update({ where: { key }, data: { sentAt: now(), refusedAt: null } });
}

/** The same where nobody waits for the answer: a refusal for good is told as false instead of being raised. */
export async function sendUnlessRefused(...mail: Parameters<typeof sendOnce>): Promise<boolean> {
  try {
    await sendOnce(...mail);
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

const isRefusal = (error: unknown) =>
  error instanceof ApplicationFailure && error.type === failureTypes.mailRefused;
