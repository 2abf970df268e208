import 'server-only';
import { PassThrough, Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import exceljs from 'exceljs';
import { csvField, sheetText } from '#domain/kit/spreadsheet';
import { contentDisposition } from '#web/server/file-name';

export const exportFormats = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const types: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** A table as texts, in the reader's language; each batch of rows is read when it is asked for. */
export interface ExportedTable {
  /** Of the sheet, and of the file without its extension. */
  sheet: string;
  fileName: string;
  head: readonly string[];
  batches: () => AsyncIterable<readonly (readonly string[])[]>;
}

/** The table as a file that is read no faster than the browser takes it. */
export function exportResponse(format: ExportFormat, table: ExportedTable): Response {
  return new Response(exportStream(format, table), {
    headers: {
      'content-type': types[format],
      'content-disposition': contentDisposition(`${table.fileName}.${format}`),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

export function exportStream(format: ExportFormat, table: ExportedTable): ReadableStream<Uint8Array> {
  const stream = format === 'csv' ? Readable.from(csvOf(table)) : xlsxOf(table);
  // The type of Node's stream differs from the web's in its declarations only.
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}

/** With « ; » and a byte order mark: what Excel opens in French by itself. A text is never a formula. */
async function* csvOf({ head, batches }: ExportedTable): AsyncGenerator<Buffer, void, undefined> {
  const line = (texts: readonly string[]) => `${texts.map(csvField).join(';')}\r\n`;
  yield Buffer.from(`\ufeff${line(head)}`);
  for await (const rows of batches()) yield Buffer.from(rows.map(line).join(''));
}

/** Every cell is a text, so nothing that was typed becomes a formula. */
function xlsxOf(table: ExportedTable): PassThrough {
  const stream = new PassThrough();
  void writeXlsx(stream, table).catch((error: unknown) =>
    stream.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return stream;
}

async function writeXlsx(stream: PassThrough, { sheet: name, head, batches }: ExportedTable): Promise<void> {
  /** Not `once` of node:events, which rejects when the browser leaves. */
  const next = (event: 'drain' | 'close') => new Promise((resolve) => stream.once(event, resolve));
  const gone = next('close');
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({
    stream,
    useSharedStrings: false,
    useStyles: false,
  });
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow(head.map(sheetText)).commit();
  for await (const rows of batches()) {
    for (const one of rows) sheet.addRow(one.map(sheetText)).commit();
    await setImmediate();
    if (stream.writableNeedDrain) await Promise.race([next('drain'), gone]);
    if (stream.destroyed) return;
  }
  await Promise.race([workbook.commit(), gone]);
}
