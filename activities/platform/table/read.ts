import { open, type FileHandle } from 'node:fs/promises';
import type { TableBounds, TableFormat, TableRefusal, TableRow } from '#domain/kit/table/file';
import { readCsv, type CsvForm } from './csv.ts';
import { encryptedPackage, fileKind, headBytes } from './file-kind.ts';
import { Refused, unknownFormat } from './refused.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readSheet } from './sheet.ts';
import { workbookParts } from './workbook-parts.ts';
import { openPackage } from './zip-package.ts';

/** A refusal has a `format` once `begin` was called. */
export type TableReading =
  | { ok: true; format: TableFormat }
  | { ok: false; refusal: TableRefusal; format?: TableFormat };

/** Takes one row; false ends the reading, which then answers ok. */
export type ReceiveRow = (row: TableRow) => boolean;

export interface TableReadingOptions extends TableBounds {
  csv: CsvForm;
  /** Lines of a CSV file, where these are not `rows`. */
  csvLines?: number;
}

/** Ends the readers when the receiver wants no more. */
const enough = Symbol('enough');

/**
 * Reads an uploaded .xlsx or .csv row by row, safely whatever it contains: memory and time are bounded, and the event
 * loop runs every 64 KB. The content decides the format; `begin` is called with it once, before the first row. A refusal
 * may come after rows were handed over (a checksum comes at the end): the receiver must drop all of a refused file. A
 * fault of the disk, a missing file included, is thrown.
 */
export async function readTable(
  path: string,
  options: TableReadingOptions,
  begin: (format: TableFormat) => ReceiveRow,
): Promise<TableReading> {
  let format: TableFormat | undefined;
  const started = (found: TableFormat) => {
    format = found;
    const receive = begin(found);
    return (row: TableRow) => {
      if (!receive(row)) throw enough;
    };
  };
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > options.bytes) throw new Refused({ reason: 'tooLarge', limit: options.bytes });
    const head = Buffer.alloc(Math.min(headBytes, size));
    await file.read(head, 0, head.length, 0);
    format = await readAs(file, fileKind(head), options, started);
    return { ok: true, format };
  } catch (error) {
    if (error === enough && format) return { ok: true, format };
    if (!(error instanceof Refused)) throw error;
    return format ? { ok: false, refusal: error.refusal, format } : { ok: false, refusal: error.refusal };
  } finally {
    await file.close();
  }
}

type Started = (format: TableFormat) => (row: TableRow) => void;

async function readAs(
  file: FileHandle,
  kind: ReturnType<typeof fileKind>,
  options: TableReadingOptions,
  started: Started,
): Promise<TableFormat> {
  switch (kind) {
    case 'zip':
      await readWorkbook(file, options, started);
      return 'xlsx';
    case 'text': {
      const { csv, csvLines = options.rows } = options;
      await readCsv(chunksOf(file), csv, { ...options, rows: csvLines }, started('csv'));
      return 'csv';
    }
    case 'ole':
      throw unknownFormat((await contentOf(file)).includes(encryptedPackage) ? 'protected' : 'xls');
    default:
      throw unknownFormat(kind.unknown);
  }
}

async function readWorkbook(file: FileHandle, bounds: TableBounds, started: Started): Promise<void> {
  const files = await openPackage(await contentOf(file));
  const { sheet, sharedStrings } = await workbookParts(files);
  const emit = started('xlsx');
  const strings = sharedStrings ? await readSharedStrings(files.read(sharedStrings), bounds.cellLength) : [];
  await readSheet(files.read(sheet), strings, bounds, emit);
}

/** The whole file, whose size was checked, held once. */
async function contentOf(file: FileHandle): Promise<Buffer> {
  const { size } = await file.stat();
  const content = Buffer.alloc(size);
  let length = 0;
  for (let read = 1; read > 0 && length < size; length += read)
    read = (await file.read(content, length, size - length, length)).bytesRead;
  return content.subarray(0, length);
}

function chunksOf(file: FileHandle): AsyncIterable<Buffer> {
  return file.createReadStream({ start: 0, autoClose: false, highWaterMark: 64 * 1024 });
}
