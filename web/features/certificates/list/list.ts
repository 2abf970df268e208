import 'server-only';
import { may } from '#domain/rights';
import type { Database } from '#prisma/client';
import { listOperators } from '#web/features/accounts/public';
import { defineList } from '#web/kit/list/define-list.tsx';
import type { FilterOf } from '#web/kit/list/param';
import type { Reader } from '#web/kit/live/live';
import { linesOf, standingIn, type CertificateRow } from '../server/certificates.ts';
import { searchedBy, wordsOf } from '../server/search.ts';
import { ofOperatorWithin } from '#web/server/scope';
import { certificatesSpec } from './columns.tsx';
import { CertificatesView } from './list-view.ts';

/** « Mes certificats numériques », sorted by texts and instants that never change (docs/decisions/106). */
export const certificatesList = defineList<CertificateRow>()({
  spec: certificatesSpec,
  view: CertificatesView,
  right: 'certificate.read',
  // What is alike in the column follows by what tells it apart, the longest valid first.
  orders: {
    service: [
      ['slotName', 'asc'],
      ['notAfter', 'desc'],
      ['id', 'asc'],
    ],
    environment: [
      ['environment', 'asc'],
      ['slotName', 'asc'],
      ['notAfter', 'desc'],
      ['id', 'asc'],
    ],
    expires: [
      ['notAfter', 'asc'],
      ['id', 'asc'],
    ],
    published: [
      ['depositedAt', 'asc'],
      ['id', 'asc'],
    ],
    label: [
      ['searchText', 'asc'],
      ['id', 'asc'],
    ],
  },
  // As the source lists them (OWF-190); of all operators together the newest come first.
  defaultSort: ({ reach }) => (reach === 'all' ? '-published' : 'service'),
  within: ({ scope }) => ofOperatorWithin(scope),
  where: conditions,
  rows: (db, query) => db.certificate.findMany({ ...query, include: { operator: true, place: true } }),
  lines: (db, rows, { now }) => linesOf(db, rows, now),
  context: async (db, { actor, scope }) => ({
    everyone: scope.reach === 'all',
    operators: scope.reach === 'all' ? await listOperators(db) : [],
    mayDownload: may(actor, 'certificate.download'),
  }),
  exported: { action: 'certificate.export', subject: 'certificates:list', most: 100_000 },
});

async function conditions(db: Database, filter: FilterOf<typeof certificatesSpec.filter>, { now }: Reader) {
  const { q, service, environment, validity, operator: code } = filter;
  const operator = code === undefined ? undefined : await db.operator.findUnique({ where: { code } });
  return {
    ...(service && { service }),
    ...(environment && { environment }),
    ...(code !== undefined && { operatorId: operator?.id ?? 'none' }),
    AND: [
      q === undefined ? {} : searchedBy(wordsOf(q)),
      // Leaves out what is not valid yet, has expired, was replaced or revoked (OWF-182).
      validity ? { notBefore: { lte: now }, notAfter: { gt: now }, ...standingIn } : {},
    ],
  };
}
