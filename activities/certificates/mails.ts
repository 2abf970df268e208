import { hasExpired } from '#domain/certificates/facts';
import { tooNearForDigest, type PlannedNotice } from '#domain/certificates/plan';
import type { DepositMail } from '#domain/certificates/slot';
import { certificateMailWordings, type CertificateMail } from '#domain/certificates/mail';
import type { Certificate } from '#prisma/client';
import type { SlotInput } from '#workflows/certificates/slot/contract';
import type { Dependencies } from '#activities/dependencies';
import { certificateMails, named } from './mail-texts.ts';
import { recipientsOf } from './mail-recipients.ts';
import { sendUnlessRefused, toEach } from '#activities/platform/mail/send-once';

/** A warning as its slot asks for it. `asked`: somebody wants it now. */
type AskedNotice = Pick<PlannedNotice, 'kind' | 'daysBefore'> & { at?: string; asked?: boolean };

/** The mails about a slot's certificates. */
export function certificateMailing(dependencies: Pick<Dependencies, 'db' | 'mailer' | 'now'>) {
  const { db, now } = dependencies;

  /**
   * To each person once, in whatever words and whatever becomes of the others; who prefers one mail a day finds it in that
   * one, unless the certificate may end before or somebody asked to send it now. Answers how many.
   */
  async function tell(
    input: SlotInput,
    certificate: Certificate,
    mail: CertificateMail,
    { daysBefore, asked = false }: { daysBefore?: number; asked?: boolean } = {},
  ) {
    const recipients = await recipientsOf(db, input.operatorId);
    const alone = asked || tooNearForDigest(certificate.notAfter, now());
    const digests = new Set(
      (
        await db.certificateDigest.findMany({ where: { userId: { in: recipients.map(({ id }) => id) } } })
      ).map(({ userId }) => userId),
    );
    await toEach(recipients, async ({ id: userId, email: to }) => {
      const keys = certificateMailWordings(certificate.id, mail, daysBefore, userId);
      const where = { key: { in: keys } };
      if (await db.certificateDigestLine.findFirst({ where, select: { key: true } })) return;
      const tried = await db.sentMail.findMany({ where, select: { sentAt: true } });
      if (tried.some(({ sentAt }) => sentAt)) return;
      const [key] = keys;
      if (!alone && tried.length === 0 && digests.has(userId))
        await db.certificateDigestLine.create({
          data: { key, userId, certificateId: certificate.id, kind: mail, at: now() },
        });
      else await sendUnlessRefused(dependencies, key, { to, ...certificateMails[mail](named(certificate)) });
    });
    return recipients.length;
  }

  /** Whether something happened to the slot's certificates that its process has not taken in yet. */
  async function isBehind({ operatorId, service, environment }: SlotInput): Promise<boolean> {
    const certificate = { operatorId, service, environment };
    return (await db.certificateEvent.findFirst({ where: { certificate, toldAt: null } })) !== null;
  }

  /** Whether the slot has dealt with this warning or a later one: after a reset its process may ask for it again. */
  async function isDealtWith(workflowId: string, at: string): Promise<boolean> {
    const slot = await db.certificateSlot.findUnique({
      where: { workflowId },
      select: { handledUntil: true },
    });
    return slot !== null && at <= slot.handledUntil.toISOString();
  }

  return {
    /**
     * That a certificate is there (OWF-192, OWF-193). Answers how many people it concerned, 0 when it needs no telling;
     * null when the slot has to look again, for it knows less than the rows.
     */
    async tellDeposit(input: SlotInput, certificateId: string): Promise<number | null> {
      const place = await db.certificatePlace.findUniqueOrThrow({
        where: { certificateId },
        include: { certificate: true },
      });
      if (!place.owed) return 0;
      if (await isBehind(input)) return null;
      return tell(input, place.certificate, place.owed as DepositMail); // written by followSlot only
    },

    /**
     * That what is in use expires, in the words of what stands ready (OWF-194 to OWF-197). The same answer; also null when
     * it is held back by now, unless somebody asked to send it all the same.
     */
    async tellExpiry(
      input: SlotInput,
      certificateId: string,
      { kind, daysBefore, at, asked = false }: AskedNotice,
    ): Promise<number | null> {
      const { place, workflowId, certificate } = await db.certificatePlace.findUniqueOrThrow({
        where: { certificateId },
        include: { certificate: true },
      });
      const notAfter = certificate.notAfter.toISOString();
      if (place !== 'current' || hasExpired(notAfter, now())) return 0;
      if (await isBehind(input)) return null;
      // A run of an older version does not say when it was due.
      if (at && (await isDealtWith(workflowId, at))) return 0;
      if (!asked && (await db.certificateHold.findUnique({ where: { workflowId } }))) return null;
      const follows = await db.certificatePlace.count({ where: { workflowId, place: 'next' } });
      return tell(input, certificate, follows > 0 ? kind : 'noRenewal', { daysBefore, asked });
    },
  };
}
