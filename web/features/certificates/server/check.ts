import 'server-only';
import { judgeCertificate } from '#domain/certificates/acceptance';
import type { CertificateFacts, CertificateFormat } from '#domain/certificates/facts';
import { slotOfLabel } from '#domain/certificates/label';
import type { AlreadyDeposited, CertificateRefusal } from '#domain/certificates/refusal';
import type { SlotKey } from '#domain/certificates/slot';
import type { Database } from '#prisma/client';
import { readCertificate } from './reading/reading.ts';

/** What was read of a file, as the page shows it before anything is saved. */
export type CheckedFile =
  | {
      ok: true;
      facts: CertificateFacts;
      format: CertificateFormat;
      /** « Libellé » as the subject proposes it, and the slot that it names. */
      label: string | null;
      slot: SlotKey | null;
      authority: boolean;
      unrelated: number;
    }
  | { ok: false; refusal: CertificateRefusal };

/** Whether the certificate is deposited, and not revoked since. */
export async function standing(
  db: Pick<Database, 'certificate'>,
  fingerprint: string,
): Promise<AlreadyDeposited | null> {
  const where = { standingFingerprint: fingerprint };
  const row = await db.certificate.findUnique({ where, select: { id: true } });
  return row && { reason: 'alreadyDeposited', id: row.id };
}

/** Reads and judges a file without keeping anything of it, nor of its password. */
export async function checkCertificate(
  db: Pick<Database, 'certificate'>,
  { bytes, password }: { bytes: Uint8Array; password?: string | undefined },
  now: Date,
): Promise<CheckedFile> {
  const read = await readCertificate(bytes, password);
  if (!read.ok) return { ok: false, refusal: { reason: read.reason } };
  const { facts, format, label, authority, unrelated } = read;
  const refusal = judgeCertificate(facts, now);
  if (refusal) return { ok: false, refusal };
  const known = await standing(db, facts.fingerprint);
  if (known) return { ok: false, refusal: known };
  const slot = label === null ? null : slotOfLabel(label);
  return { ok: true, facts, format, label, slot, authority, unrelated };
}
