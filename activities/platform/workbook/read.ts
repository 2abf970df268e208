import { open, type FileHandle } from 'node:fs/promises';
import type { FileFormat, ReadLine } from '#domain/qualification/judge';
import { limits } from '#domain/qualification/limits';
import type { Refusal } from '#domain/qualification/refusal';
import { readCsv } from './csv-lines.ts';
import { encryptedPackage, fileKind, headBytes } from './file-kind.ts';
import { lineSink } from './line.ts';
import { Refused, unknownFormat } from './refused.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readSheet } from './sheet.ts';
import { workbookParts } from './workbook-parts.ts';
import { openPackage } from './zip-package.ts';

/** `format` stands beside a refusal once `begin` was called. */
export type ReadResult =
  | { ok: true; format: FileFormat }
  | { ok: false; refusal: Refusal; format?: FileFormat };

/** Takes one line; false ends the reading, which then answers ok. */
export type ReceiveLine = (line: ReadLine) => boolean;

/** Unwinds the readers when the receiver wants no more. */
const enough = Symbol('enough');

/**
 * Reads an uploaded .xlsx or .csv line by line, safely whatever it contains: memory and time are bounded and the
 * event loop is given back every 64 KB. The format is told from the content; `begin` is called with it once, before
 * the first line. A refusal may come after lines were handed out (a checksum stands at the end): nothing of a refused
 * file may be kept. A fault of the disk, a missing file included, is thrown.
 */
export async function readQualificationFile(
  path: string,
  begin: (format: FileFormat) => ReceiveLine,
): Promise<ReadResult> {
  let format: FileFormat | undefined;
  const started = (found: FileFormat) => {
    format = found;
    const sink = lineSink(begin(found));
    return (line: ReadLine) => {
      if (!sink(line)) throw enough;
    };
  };
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > limits.fileBytes) throw new Refused({ reason: 'tooLarge', limit: limits.fileBytes });
    const head = Buffer.alloc(Math.min(headBytes, size));
    await file.read(head, 0, head.length, 0);
    format = await readAs(file, fileKind(head), started);
    return { ok: true, format };
  } catch (error) {
    if (error === enough && format) return { ok: true, format };
    if (!(error instanceof Refused)) throw error;
    return format ? { ok: false, refusal: error.refusal, format } : { ok: false, refusal: error.refusal };
  } finally {
    await file.close();
  }
}

type Started = (format: FileFormat) => (line: ReadLine) => void;

async function readAs(
  file: FileHandle,
  kind: ReturnType<typeof fileKind>,
  started: Started,
): Promise<FileFormat> {
  switch (kind) {
    case 'zip':
      await readWorkbook(file, started);
      return 'xlsx';
    case 'text':
      await readCsv(chunksOf(file), started('csv'));
      return 'csv';
    case 'ole':
      throw unknownFormat((await contentOf(file)).includes(encryptedPackage) ? 'protected' : 'xls');
    default:
      throw unknownFormat(kind.unknown);
  }
}

async function readWorkbook(file: FileHandle, started: Started): Promise<void> {
  const files = await openPackage(await contentOf(file));
  const { sheet, sharedStrings } = await workbookParts(files);
  const emit = started('xlsx');
  const strings = sharedStrings ? await readSharedStrings(files.read(sharedStrings)) : [];
  await readSheet(files.read(sheet), strings, emit);
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
