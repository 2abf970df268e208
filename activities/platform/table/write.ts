import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import exceljs from 'exceljs';
import { sheetText } from '#domain/kit/spreadsheet';

/** Rows between two turns of the event loop: some 5 ms for Excel, under one for CSV. */
const batchRows = 500;

/** Writes lines, each ended by LF, the last one too, in UTF-8. Overwrites `path`; the caller syncs and renames. */
export async function writeCsv(path: string, lines: Iterable<string>): Promise<void> {
  await writeFile(path, csvBatches(lines));
}

function* csvBatches(lines: Iterable<string>): Generator<string, void, undefined> {
  let text = '';
  let waiting = 0;
  for (const line of lines) {
    text += `${line}\n`;
    waiting += 1;
    if (waiting === batchRows) {
      yield text;
      text = '';
      waiting = 0;
    }
  }
  if (text) yield text;
}

/**
 * Writes a workbook of one sheet, from column A on. A string becomes a text cell, so zeros and plus signs stay, and
 * only a formula element makes a formula: « +336… » as text is inert. Overwrites `path`; the caller syncs and renames.
 */
export async function writeXlsx(
  path: string,
  sheetName: string,
  rows: Iterable<readonly (string | number)[]>,
): Promise<void> {
  const file = createWriteStream(path);
  // exceljs listens for errors only from commit() on: a full disk before that would end the process.
  const failed = new Promise<never>((_, reject) => file.once('error', reject));
  failed.catch(() => undefined);
  try {
    const workbook = new exceljs.stream.xlsx.WorkbookWriter({
      stream: file,
      useSharedStrings: false,
      useStyles: false,
    });
    const sheet = workbook.addWorksheet(sheetName);
    let waiting = 0;
    for (const row of rows) {
      sheet.addRow(row.map((value) => (typeof value === 'string' ? sheetText(value) : value))).commit();
      waiting += 1;
      if (waiting === batchRows) {
        await Promise.race([setImmediate(), failed]);
        waiting = 0;
      }
    }
    await Promise.race([workbook.commit(), failed]);
  } finally {
    file.destroy();
  }
}
