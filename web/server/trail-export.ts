import 'server-only';
import { PassThrough, Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import exceljs from 'exceljs';
import type { Scope } from '#domain/rights';
import { csvField, printable } from '#domain/spreadsheet';
import type { Database } from '#prisma/client';
import { catalogues, type Locale } from '../messages/catalogue.ts';
import { formatStamp } from '../messages/format.ts';
import { trailText } from '../messages/trail-text.ts';
import type { Place } from './keyset.ts';
import { placeOf, trailRows, trailViews, type TrailRow } from './trail.ts';
import type { Sought } from './trail-filter.ts';

export const exportFormats = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What one export holds at most; more is asked for by days. */
export const exportLimit = 50_000;
const batchRows = 1_000;

export interface Exporting {
  db: Database;
  scope: Scope;
  sought: Sought;
  locale: Locale;
}

/** The rows of an export, a batch at a time, each batch read when it is asked for. */
async function* batches({ db, scope, sought }: Exporting): AsyncGenerator<TrailRow[], void, undefined> {
  let place: Place | undefined;
  for (let told = 0; told < exportLimit; told += batchRows) {
    const rows = await trailRows(db, scope, sought, { place, compare: 'lt', take: batchRows });
    if (rows.length > 0) yield await trailViews(db, scope, rows);
    const last = rows.at(-1);
    if (!last || rows.length < batchRows) return;
    place = placeOf(last);
  }
}

/** The head of the columns, and a row as texts, in the reader's language. */
function columnsOf(locale: Locale) {
  const messages = catalogues[locale];
  const { exported } = messages.journal;
  const text = trailText(messages, locale);
  return {
    head: [
      ...[exported.at, exported.person, exported.operator, exported.action, exported.subject],
      ...[exported.before, exported.after, exported.address],
    ],
    row: ({ at, login, operatorName, action, subject, changes, fromAddress }: TrailRow): string[] => [
      ...[formatStamp(at), login, operatorName ?? '', text.action(action), text.subject(subject)],
      ...[text.side(changes, 'before'), text.side(changes, 'after'), fromAddress ?? ''],
    ],
  };
}

/** The export as a stream that reads the database no faster than the browser takes it. */
export function exportTrail(format: ExportFormat, exporting: Exporting): ReadableStream<Uint8Array> {
  const stream = format === 'csv' ? Readable.from(csvOf(exporting)) : xlsxOf(exporting);
  // The type of Node's stream differs from the web's in its declarations only.
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}

/** With « ; » and a byte order mark: what Excel opens in French by itself. A text is never a formula. */
async function* csvOf(exporting: Exporting): AsyncGenerator<Buffer, void, undefined> {
  const { head, row } = columnsOf(exporting.locale);
  const line = (texts: readonly string[]) => `${texts.map(csvField).join(';')}\r\n`;
  yield Buffer.from(`\ufeff${line(head)}`);
  for await (const rows of batches(exporting)) yield Buffer.from(rows.map((one) => line(row(one))).join(''));
}

/** Every cell is a text, so nothing that was typed becomes a formula. */
function xlsxOf(exporting: Exporting): PassThrough {
  const stream = new PassThrough();
  void writeXlsx(stream, exporting).catch((error: unknown) =>
    stream.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return stream;
}

async function writeXlsx(stream: PassThrough, exporting: Exporting): Promise<void> {
  const { head, row } = columnsOf(exporting.locale);
  /** Not `once` of node:events, which rejects when the browser leaves. */
  const next = (event: 'drain' | 'close') => new Promise((resolve) => stream.once(event, resolve));
  const gone = next('close');
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({
    stream,
    useSharedStrings: false,
    useStyles: false,
  });
  const sheet = workbook.addWorksheet(catalogues[exporting.locale].journal.sheet, {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  sheet.addRow(head).commit();
  for await (const rows of batches(exporting)) {
    for (const one of rows) sheet.addRow(row(one).map(printable)).commit();
    await setImmediate();
    if (stream.writableNeedDrain) await Promise.race([next('drain'), gone]);
    if (stream.destroyed) return;
  }
  await Promise.race([workbook.commit(), gone]);
}
