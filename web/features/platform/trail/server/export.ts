import 'server-only';
import type { Scope } from '#domain/rights';
import type { Database } from '#prisma/client';
import { catalogues, type Locale } from '#web/messages/catalogue';
import { formatStamp } from '#web/messages/format';
import { trailText } from '../trail-text.ts';
import type { Place } from '#web/kit/list/keyset';
import type { ExportedTable } from '#web/kit/export/table-export';
import { placeOf, trailRows, trailViews, type TrailRow } from './trail.ts';
import type { Sought } from './filter.ts';

/** What one export holds at most; more is asked for by days. */
export const exportLimit = 50_000;
const batchRows = 1_000;

export interface Exporting {
  db: Database;
  scope: Scope;
  sought: Sought;
  locale: Locale;
}

/** What a search of the trail finds, as a table. */
export function trailTable(exporting: Exporting): ExportedTable {
  const messages = catalogues[exporting.locale];
  const { exported, sheet, fileName } = messages.journal;
  const text = trailText(messages, exporting.locale);
  const rowOf = ({ at, login, operatorName, action, subject, changes, fromAddress }: TrailRow) => [
    ...[formatStamp(at), login, operatorName ?? '', text.action(action), text.subject(subject)],
    ...[text.side(changes, 'before'), text.side(changes, 'after'), fromAddress ?? ''],
  ];
  return {
    sheet,
    fileName,
    head: [
      ...[exported.at, exported.person, exported.operator, exported.action, exported.subject],
      ...[exported.before, exported.after, exported.address],
    ],
    async *batches() {
      for await (const rows of trailBatches(exporting)) yield rows.map(rowOf);
    },
  };
}

async function* trailBatches({ db, scope, sought }: Exporting): AsyncGenerator<TrailRow[], void, undefined> {
  let place: Place | undefined;
  for (let told = 0; told < exportLimit; told += batchRows) {
    const rows = await trailRows(db, scope, sought, { place, compare: 'lt', take: batchRows });
    if (rows.length > 0) yield await trailViews(db, scope, rows);
    const last = rows.at(-1);
    if (!last || rows.length < batchRows) return;
    place = placeOf(last);
  }
}
