import { randomUUID } from 'node:crypto';
import type { SlotEventKind, SlotKey } from '#domain/certificates/slot';
import type { Certificate, Database } from '#prisma/client';
import type { SlotInput } from '#workflows/certificates/slot/contract';
import { parented } from './parents.ts';

/** Certificates as the portal writes them, without a file. */

export const aSlot: SlotKey & { operatorId: string } = {
  ...{ operatorId: 'operator-alpha', service: 'e-RDV', environment: 'production' },
};

export const aSlotInput = (given: Partial<SlotInput> = {}): SlotInput => ({
  ...{ ...aSlot, operatorCode: 'alpha', startedAt: '2026-11-02T08:00:00.000Z' },
  ...given,
});

export function aCertificate(given: Partial<Certificate> = {}): Certificate {
  const id = given.id ?? 'c1';
  const fingerprint = given.fingerprint ?? randomUUID();
  return {
    ...{
      ...aSlot,
      id,
      label: '397480930_eRDV_prod',
      fileName: `${id}.pem`,
      format: 'pem',
      sizeBytes: 1_500,
    },
    ...{ subject: 'CN=397480930_eRDV_prod', issuer: 'CN=Autorité', siren: '397480930', serialNumber: '0A' },
    ...{ fingerprint, standingFingerprint: given.revokedAt ? null : fingerprint },
    notBefore: new Date('2026-11-01T00:00:00Z'),
    notAfter: new Date('2027-11-01T12:00:00Z'),
    ...{ keyAlgorithm: 'rsa', keyBits: 2048, signatureAlgorithm: 'sha256WithRSAEncryption', chain: 0 },
    ...{ depositedAt: new Date('2026-11-02T08:00:00Z'), depositedById: 'user-wholesale.bo' },
    ...{ downloadedAt: null, revokedAt: null, revokedReason: null },
    ...{ searchText: '', slotName: '' },
    ...given,
  };
}

/** What the portal writes with a deposit, and answers its event's id. */
export async function deposited(db: Database, given: Partial<Certificate>): Promise<string> {
  const certificate = aCertificate(given);
  await db.certificate.create({ data: await parented(db, certificate) });
  return happened(db, 'deposit', certificate.id, certificate.depositedAt);
}

export async function happened(
  db: Database,
  kind: SlotEventKind,
  certificateId: string,
  at: Date,
): Promise<string> {
  const { id } = await db.certificateEvent.create({
    data: { id: `${kind}-${certificateId}`, certificateId, kind, at },
  });
  if (kind === 'download')
    await db.certificate.update({ where: { id: certificateId }, data: { downloadedAt: at } });
  if (kind === 'revoke')
    await db.certificate.update({
      where: { id: certificateId },
      data: { revokedAt: at, standingFingerprint: null },
    });
  return id;
}
