import 'server-only';
import {
  certificateFormats,
  environments,
  type CertificateFormat,
  type Environment,
} from '#domain/certificates/facts';
import { places, type Place } from '#domain/certificates/slot';
import { certificateState, daysLeft, type CertificateState } from '#domain/certificates/state';
import type { Scope } from '#domain/rights';
import { certificateNames, type CertificateName } from '#domain/services';
import type { Certificate, CertificatePlace, Database, Operator } from '#prisma/client';
import { firstAlertDay } from './settings.ts';
import { ofOperatorWithin } from '#web/server/scope';

/** A certificate as a list shows it; it travels to the browser as it is. */
export interface CertificateLine {
  id: string;
  /** Raison sociale. */
  operator: string;
  service: CertificateName;
  environment: Environment;
  label: string;
  state: CertificateState;
  /** Calendar days until it expires; negative afterwards. */
  daysLeft: number;
  /** ISO instants. */
  notBefore: string;
  notAfter: string;
  depositedAt: string;
}

export type CertificateRow = Certificate & { operator: Operator; place: CertificatePlace | null };

/** Stands in its slot, or will once its process has taken it in. */
export const standingIn = {
  revokedAt: null,
  OR: [{ place: { is: null } }, { place: { is: { place: { in: ['current', 'next'] } } } }],
};

const findRow = (db: Database, scope: Scope, id: string): Promise<CertificateRow | null> =>
  db.certificate.findFirst({
    where: { AND: [ofOperatorWithin(scope), { id }] },
    include: { operator: true, place: true },
  });

export async function linesOf(
  db: Database,
  rows: readonly CertificateRow[],
  now: Date,
): Promise<CertificateLine[]> {
  const firstAlert = await firstAlertDay(db);
  return rows.map((row) => lineOf(row, firstAlert, now));
}

function lineOf(row: CertificateRow, alertDay: number, now: Date): CertificateLine {
  const span = { notBefore: row.notBefore.toISOString(), notAfter: row.notAfter.toISOString() };
  const revokedAt = row.revokedAt?.toISOString() ?? null;
  return {
    ...{ id: row.id, operator: row.operator.name, label: row.label, ...span },
    service: knownOf(certificateNames, row.service),
    environment: knownOf(environments, row.environment),
    state: certificateState({ place: placeOf(row.place), ...span, revokedAt, firstAlertDay: alertDay }, now),
    daysLeft: daysLeft(span.notAfter, now),
    depositedAt: row.depositedAt.toISOString(),
  };
}

const placeOf = (row: CertificatePlace | null): Place | null => row && knownOf(places, row.place);

function knownOf<T extends string>(all: readonly T[], text: string): T {
  const known = all.find((one) => one === text);
  if (known === undefined) throw new Error('A certificate says what no version knows');
  return known;
}

/** Everything of one certificate. */
export interface CertificateView extends CertificateLine {
  operatorId: string;
  operatorCode: string;
  fileName: string;
  format: CertificateFormat;
  subject: string;
  issuer: string;
  siren: string | null;
  serialNumber: string;
  fingerprint: string;
  key: { algorithm: string; bits: number | null };
  signatureAlgorithm: string;
  chain: number;
  downloadedAt: string | null;
  revocation: { reason: string } | null;
}

/** Null when there is none for this scope. */
export async function findCertificate(
  db: Database,
  scope: Scope,
  id: string,
  now: Date,
): Promise<CertificateView | null> {
  const row = await findRow(db, scope, id);
  if (!row) return null;
  const { operatorId, fileName, subject, issuer, siren, serialNumber, fingerprint } = row;
  return {
    ...lineOf(row, await firstAlertDay(db), now),
    ...{ operatorId, operatorCode: row.operator.code, fileName, subject, issuer, siren, serialNumber },
    ...{ fingerprint, signatureAlgorithm: row.signatureAlgorithm, chain: row.chain },
    format: knownOf(certificateFormats, row.format),
    key: { algorithm: row.keyAlgorithm, bits: row.keyBits },
    downloadedAt: row.downloadedAt?.toISOString() ?? null,
    revocation: row.revokedAt && { reason: row.revokedReason ?? '' },
  };
}
