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
import type { PageQuery } from '#web/paths';
import { certificateConditions, orderOf, pageOf, type CertificatesFilter } from './filter.ts';
import { firstAlertDay } from './settings.ts';
import { readPageFrom, type Page } from '#web/kit/list/keyset';
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

const pageSize = 50;

/** A page of what the scope reaches, as filtered and sorted. Its cursor is a certificate, which never moves in its list. */
export async function listCertificates(
  db: Database,
  scope: Scope,
  { after, before, ...filter }: CertificatesFilter & PageQuery,
  now: Date,
): Promise<Page<CertificateLine>> {
  const cursor = before ?? after;
  const place = cursor === undefined ? null : await findRow(db, scope, cursor);
  const page = await readPageFrom(
    { place: place ?? undefined, back: place !== null && before !== undefined },
    pageSize,
    (row: CertificateRow) => row.id,
    (from) => certificateRows(db, scope, filter, { ...from, now }),
  );
  return { ...page, rows: await linesOf(db, page.rows, now) };
}

interface Reading {
  place: CertificateRow | undefined;
  back: boolean;
  take: number;
  now: Date;
}

export async function certificateRows(
  db: Database,
  scope: Scope,
  filter: CertificatesFilter,
  { place, back, take, now }: Reading,
): Promise<CertificateRow[]> {
  const { where, orderBy } = pageOf(orderOf(sortOf(scope, filter)), place, back);
  const operatorId =
    filter.operator === undefined
      ? undefined
      : ((await db.operator.findUnique({ where: { code: filter.operator } }))?.id ?? 'none');
  return db.certificate.findMany({
    where: { AND: [ofOperatorWithin(scope), certificateConditions(filter, operatorId, now), where] },
    orderBy,
    take,
    include: { operator: true, place: true },
  });
}

/** As the source lists them (OWF-190); of all operators together the newest come first. */
export const sortOf = (scope: Scope, { sort }: CertificatesFilter) =>
  sort ?? (scope.reach === 'all' ? '-published' : 'service');

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
