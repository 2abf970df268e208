import { parisDay } from '#domain/kit/calendar/paris-day';
import { certificateDigestKey, type CertificateMail } from '#domain/certificates/mail';
import type { Certificate, CertificatePlace, Transaction } from '#prisma/client';
import type { Dependencies } from '#activities/dependencies';
import { digestMail, named, type DigestLine } from './mail-texts.ts';
import { recipientsOf } from './mail-recipients.ts';
import { sendUnlessRefused, toEach } from '#activities/platform/mail/send-once';

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

    /** Sends what was gathered; answers how many mails this try sent. Whoever has theirs is not sent it again by another. */
    async sendDigests(): Promise<number> {
      const mails = await db.certificateDigestLine.groupBy({
        by: ['userId', 'day'],
        where: { day: { not: null }, sentAt: null },
        orderBy: [{ day: 'asc' }, { userId: 'asc' }],
      });
      let sent = 0;
      await toEach(mails, async ({ userId, day }) => {
        if (day && (await send(userId, day))) sent += 1;
      });
      return sent;
    },
  };

  /** False where there is nothing to say any more, nobody to say it to, or the mail was refused for good. */
  async function send(userId: string, day: string): Promise<boolean> {
    const user = await db.user.findUniqueOrThrow({ where: { id: userId } });
    const told = user.operatorId === null ? [] : await recipientsOf(db, user.operatorId);
    const { lines, held } = told.some(({ id }) => id === userId)
      ? await linesOf(db, userId, day, now())
      : { lines: [], held: [] };
    const sent =
      lines.length > 0 &&
      (await sendUnlessRefused(dependencies, certificateDigestKey(userId, day), {
        to: user.email,
        ...digestMail(day, lines),
      }));
    const unsent = { userId, day, sentAt: null };
    const keys = lines.map(({ key }) => key);
    await db.$transaction(async (tx) => {
      if (sent)
        await tx.certificateDigestLine.updateMany({
          where: { ...unsent, key: { in: keys } },
          data: { sentAt: now() },
        });
      // Once released it may still be worth saying: it is gathered again.
      await tx.certificateDigestLine.updateMany({
        where: { ...unsent, key: { in: held } },
        data: { day: null },
      });
      // What was not said must not look as if it had been.
      await tx.certificateDigestLine.deleteMany({ where: unsent });
    });
    return sent;
  }
}

interface Sayable {
  lines: (DigestLine & { key: string })[];
  /** Keys of warnings that are held back for now. */
  held: string[];
}

/** What is still worth saying, as things stand by now: a successor may have come, been downloaded or revoked since. */
async function linesOf(db: Transaction, userId: string, day: string, at: Date): Promise<Sayable> {
  const rows = await db.certificateDigestLine.findMany({
    where: { userId, day, certificate: { notAfter: { gt: at } } },
    orderBy: [{ at: 'asc' }, { key: 'asc' }],
    include: { certificate: { include: { place: true } } },
  });
  const slots = {
    workflowId: { in: rows.flatMap(({ certificate }) => certificate.place?.workflowId ?? []) },
  };
  const select = { workflowId: true };
  const idsOf = (found: { workflowId: string }[]) => new Set(found.map(({ workflowId }) => workflowId));
  const followed = idsOf(await db.certificatePlace.findMany({ where: { ...slots, place: 'next' }, select }));
  const heldBack = idsOf(await db.certificateHold.findMany({ where: slots, select }));
  const sayable: Sayable = { lines: [], held: [] };
  for (const { key, certificate, kind } of rows) {
    if (!certificate.place) continue;
    const { workflowId } = certificate.place;
    // Written by activities/mail/certificates.ts only.
    const mail = asThingsStand(kind as CertificateMail, certificate, followed.has(workflowId));
    if (!mail) continue;
    if (!tellsOfDeposit(mail) && heldBack.has(workflowId)) sayable.held.push(key);
    else sayable.lines.push({ key, mail, certificate: named(certificate) });
  }
  return sayable;
}

const tellsOfDeposit = (mail: CertificateMail) => mail === 'creation' || mail === 'renewal';

/** Null for what says nothing new, or what is not so any more. */
function asThingsStand(
  mail: CertificateMail,
  { place, downloadedAt }: Certificate & { place: CertificatePlace | null },
  followed: boolean,
): CertificateMail | null {
  const inUse = place?.place === 'current';
  // Whoever has it needs no mail that says where it is.
  if (tellsOfDeposit(mail)) return !downloadedAt && (inUse || place?.place === 'next') ? mail : null;
  if (!inUse) return null;
  // The line of its successor says where that is.
  if (mail === 'noRenewal') return followed ? null : mail;
  return followed ? mail : 'noRenewal';
}
