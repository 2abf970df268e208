import { cancellationSignal } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { triedForLongEnough } from '#domain/platform/mail';
import { failureTypes } from '#domain/outage';
import type { Database } from '#prisma/client';
import { gate } from '../pauses.ts';
import { refused } from '../failure.ts';
import type { Mail, Mailer } from './client.ts';

/**
 * Sends a mail once for its key (process, kind, recipient). A crash between the server's 250 and the row may send it
 * again, always under the same Message-ID. Raises SystemPaused while operations hold mails back, and for a mailbox that
 * has taken nothing for too long MailRefused.
 */
export async function sendOnce(
  { db, mailer, now }: { db: Database; mailer: Mailer; now: () => Date },
  key: string,
  mail: Omit<Mail, 'messageId'>,
): Promise<void> {
  const named = { key, messageId: `<${key.replaceAll(':', '.')}@jalon>` };
  // With something to update it is one statement; the name of a mail never changes.
  const { messageId, sentAt, delayedAt } = await db.sentMail.upsert({
    where: { key },
    create: named,
    update: named,
  });
  if (sentAt) return;
  await gate(db)('mail');
  try {
    await mailer.send({ ...mail, messageId }, cancellationSignal());
  } catch (error) {
    const tooLong = isDelay(error) && delayedAt !== null && triedForLongEnough(delayedAt, now());
    const failure = tooLong
      ? refused(failureTypes.mailRefused, 'The mail server has put off the recipient for too long')
      : error;
    // Before it is told: asked again, the server answers the same.
    if (isRefusal(failure)) await db.sentMail.update({ where: { key }, data: { refusedAt: now() } });
    else if (isDelay(failure) && !delayedAt)
      await db.sentMail.update({ where: { key }, data: { delayedAt: now() } });
    throw failure;
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

/**
 * Sends to one after the other. A mailbox that takes nothing for now keeps nobody else's mail from being sent: that is
 * raised once, when everybody has had their turn. What concerns the server concerns the others too, and is raised at once.
 */
export async function toEach<T>(all: readonly T[], send: (one: T) => Promise<void>): Promise<void> {
  let delay: unknown;
  for (const one of all) {
    try {
      await send(one);
    } catch (error) {
      if (!isDelay(error)) throw error;
      delay = error;
    }
  }
  if (delay) throw delay;
}

const isOf = (type: string) => (error: unknown) => error instanceof ApplicationFailure && error.type === type;
const isRefusal = isOf(failureTypes.mailRefused);
const isDelay = isOf(failureTypes.mailDelayed);
