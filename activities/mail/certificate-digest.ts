import { ApplicationFailure } from '@temporalio/common';
import { parisDay } from '#domain/calendar/paris-day';
import { certificateDigestKey } from '#domain/mail';
import { failureTypes } from '#domain/outage';
import type { Transaction } from '#prisma/client';
import type { Dependencies } from '../dependencies.ts';
import { digestMail, named, type CertificateMail, type DigestLine } from './certificate-texts.ts';
import { sendOnce } from './send-once.ts';

/** One mail a day about certificates, for whoever prefers it to single ones. */
export function certificateDigests(dependencies: Pick<Dependencies, 'db' | 'mailer' | 'now'>) {
  const { db, now } = dependencies;
  return {
    /**
     * Fixes what is in whose mail of the day, so that a repetition sends the same. Nobody gets two a day: what comes after
     * the day's mail is in the next one.
     */
    async gatherDigests(): Promise<void> {
      const day = parisDay(now());
      await db.$transaction(async (tx) => {
        const had = await tx.certificateDigestLine.groupBy({ by: ['userId'], where: { day } });
        await tx.certificateDigestLine.updateMany({
          where: { day: null, sentAt: null, userId: { notIn: had.map(({ userId }) => userId) } },
          data: { day },
        });
      });
    },

    /** Sends what was gathered; answers how many mails. Whoever has theirs is not sent it again by another try. */
    async sendDigests(): Promise<number> {
      const mails = await db.certificateDigestLine.groupBy({
        by: ['userId', 'day'],
        where: { day: { not: null }, sentAt: null },
        orderBy: [{ day: 'asc' }, { userId: 'asc' }],
      });
      let sent = 0;
      for (const { userId, day } of mails) if (day && (await send(userId, day))) sent += 1;
      return sent;
    },
  };

  /** False where there is nothing to say any more, or nobody to say it to. */
  async function send(userId: string, day: string): Promise<boolean> {
    const user = await db.user.findUniqueOrThrow({ where: { id: userId } });
    const lines = user.disabledAt ? [] : await linesOf(db, userId, day, now());
    if (lines.length > 0)
      try {
        await sendOnce(dependencies, certificateDigestKey(userId, day), {
          to: user.email,
          ...digestMail(day, lines),
        });
      } catch (error) {
        if (!(error instanceof ApplicationFailure && error.type === failureTypes.mailRefused)) throw error;
      }
    await db.certificateDigestLine.updateMany({
      where: { userId, day, sentAt: null },
      data: { sentAt: now() },
    });
    return lines.length > 0;
  }
}

/** What is still worth saying. */
async function linesOf(db: Transaction, userId: string, day: string, at: Date): Promise<DigestLine[]> {
  const rows = await db.certificateDigestLine.findMany({
    where: { userId, day },
    orderBy: [{ at: 'asc' }, { key: 'asc' }],
  });
  const certificates = await db.certificate.findMany({
    where: { id: { in: rows.map(({ certificateId }) => certificateId) }, notAfter: { gt: at } },
    include: { place: true },
  });
  const byId = new Map(certificates.map((certificate) => [certificate.id, certificate]));
  return rows.flatMap(({ certificateId, kind }) => {
    const certificate = byId.get(certificateId);
    const place = certificate?.place?.place;
    const mail = kind as CertificateMail; // written by activities/mail/certificates.ts only
    const deposit = mail === 'creation' || mail === 'renewal';
    const worth = deposit ? place === 'current' || place === 'next' : place === 'current';
    return certificate && worth ? [{ mail, certificate: named(certificate) }] : [];
  });
}
