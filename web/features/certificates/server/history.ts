import 'server-only';
import { keysFrom } from '#domain/platform/mail';
import { certificateMailKeys, certificateMailOf, type CertificateMail } from '#domain/certificates/mail';
import type { Database } from '#prisma/client';
import type { CertificateView } from './certificates.ts';

/** Something that happened to a certificate of a slot. */
export interface SlotDeed {
  /** Of the same certificate and moment there may be several mails. */
  id: string;
  /** ISO instant. */
  at: string;
  certificateId: string;
  /** « Libellé ». */
  label: string;
  what:
    | { kind: 'deposit'; by: string }
    | { kind: 'download' | 'current' | 'replaced' }
    | { kind: 'revoke'; reason: string }
    | { kind: 'mail'; mail: CertificateMail; recipients: number };
}

/** Certificates of one slot that a page shows: more than a slot sees in ten years. */
const mostCertificates = 30;

/** What happened in the slot of a certificate, newest first. */
export async function slotHistory(
  db: Database,
  { operatorId, service, environment }: Pick<CertificateView, 'operatorId' | 'service' | 'environment'>,
): Promise<SlotDeed[]> {
  const rows = await db.certificate.findMany({
    where: { operatorId, service, environment },
    orderBy: [{ depositedAt: 'desc' }, { id: 'desc' }],
    take: mostCertificates,
    include: { place: true, depositedBy: { select: { login: true } } },
  });
  const deeds = rows.flatMap((row): SlotDeed[] => {
    const of = { certificateId: row.id, label: row.label };
    const { downloadedAt, revokedAt, place } = row;
    const deed = (at: Date | null, what: SlotDeed['what']): SlotDeed[] =>
      at ? [{ id: `${row.id} ${what.kind}`, ...of, at: at.toISOString(), what }] : [];
    const moved = place?.place === 'current' || place?.place === 'replaced' ? place.place : null;
    return [
      ...deed(row.depositedAt, { kind: 'deposit', by: row.depositedBy.login }),
      ...deed(downloadedAt, { kind: 'download' }),
      ...(moved ? deed(place?.since ?? null, { kind: moved }) : []),
      ...deed(revokedAt, { kind: 'revoke', reason: row.revokedReason ?? '' }),
    ];
  });
  const mails = await Promise.all(rows.map((row) => mailsOf(db, row)));
  return [...deeds, ...mails.flat()].toSorted((one, other) =>
    one.at === other.at ? rank(other) - rank(one) : one.at < other.at ? 1 : -1,
  );
}

/** What one moment brings, in its order. */
const sequence = ['deposit', 'download', 'revoke', 'replaced', 'current', 'mail'] as const;
const rank = ({ what }: SlotDeed) => sequence.indexOf(what.kind);

/** Sent alone or in a person's mail of the day: one deed for all who were told the same. */
async function mailsOf(db: Database, { id, label }: { id: string; label: string }): Promise<SlotDeed[]> {
  const where = { key: keysFrom(certificateMailKeys(id)), sentAt: { not: null } };
  const sent = await db.sentMail.findMany({ where });
  const together = await db.certificateDigestLine.findMany({ where });
  const told = new Map<string, { mail: CertificateMail; at: Date; recipients: number }>();
  for (const { key, sentAt } of [...sent, ...together]) {
    const said = certificateMailOf(key);
    if (!said || !sentAt) continue;
    const { what, mail } = said;
    const before = told.get(what);
    told.set(what, {
      mail,
      at: before && before.at < sentAt ? before.at : sentAt,
      recipients: (before?.recipients ?? 0) + 1,
    });
  }
  return [...told].map(([what, { mail, at, recipients }]) => ({
    ...{ id: `${id} mail ${what}`, certificateId: id, label, at: at.toISOString() },
    what: { kind: 'mail', mail, recipients },
  }));
}
