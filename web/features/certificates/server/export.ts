import 'server-only';
import type { Scope } from '#domain/rights';
import type { Database } from '#prisma/client';
import { catalogues, type Locale } from '#web/messages/catalogue';
import { formatInstantDay } from '#web/messages/format';
import { certificateRows, linesOf, type CertificateLine, type CertificateRow } from './certificates.ts';
import type { CertificatesFilter } from './filter.ts';
import type { ExportedTable } from '#web/kit/export/table-export';

/** What one export holds at most. */
export const certificatesExportLimit = 100_000;
const batchRows = 1_000;

interface Exporting {
  db: Database;
  scope: Scope;
  filter: CertificatesFilter;
  locale: Locale;
  now: Date;
}

/** What the list shows, whole and in its order. */
export function certificatesTable(exporting: Exporting): ExportedTable {
  const { certificates: words } = catalogues[exporting.locale];
  const { columns } = words;
  const everyone = exporting.scope.reach === 'all';
  const day = (at: string) => formatInstantDay(exporting.locale, at);
  const rowOf = (line: CertificateLine) => [
    ...(everyone ? [line.operator] : []),
    ...[line.service, words.environments[line.environment], day(line.notAfter), day(line.depositedAt)],
    ...[line.label, words.states[line.state], String(line.daysLeft)],
  ];
  return {
    sheet: words.sheet,
    fileName: words.fileName,
    head: [
      ...(everyone ? [columns.operator] : []),
      ...[columns.service, columns.environment, columns.expires, columns.published],
      ...[columns.label, columns.state, columns.daysLeft],
    ],
    async *batches() {
      for await (const lines of batches(exporting)) yield lines.map(rowOf);
    },
  };
}

async function* batches({ db, scope, filter, now }: Exporting) {
  let place: CertificateRow | undefined;
  for (let told = 0; told < certificatesExportLimit; told += batchRows) {
    const rows = await certificateRows(db, scope, filter, { place, back: false, take: batchRows, now });
    if (rows.length > 0) yield await linesOf(db, rows, now);
    place = rows.at(-1);
    if (!place || rows.length < batchRows) return;
  }
}
