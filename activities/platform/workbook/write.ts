import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import exceljs from 'exceljs';
import type { ResultRow } from '#domain/qualification/result';

/** Rows between two returns to the event loop: some 5 ms for Excel, under one for CSV. */
const batchRows = 500;

/**
 * Writes the CSV result (QPC-121): the fields of a row separated by « ; », no header, UTF-8 without BOM (all is ASCII), each
 * line ended by LF, the last one too. LF and not CRLF: spreadsheets read both, while a CR would stick to FILESTATE
 * in scripts that cut lines. Overwrites `path`; the caller syncs and renames.
 */
export async function writeResultCsv(path: string, rows: Iterable<ResultRow>): Promise<void> {
  await writeFile(path, csvBatches(rows));
}

function* csvBatches(rows: Iterable<ResultRow>): Generator<string, void, undefined> {
  let text = '';
  let waiting = 0;
  for (const row of rows) {
    text += `${inert(row).join(';')}\n`;
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
 * Writes the Excel result (QPC-120): one sheet, no header, the values of a row from column A on. A text becomes a
 * text cell, so zeros and the plus sign stay; only a formula element makes a formula, so « +336… » as text is inert.
 * A number becomes a number. Overwrites `path`; the caller syncs and renames.
 */
export async function writeResultXlsx(path: string, rows: Iterable<ResultRow>): Promise<void> {
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
    const sheet = workbook.addWorksheet('Qualification');
    let waiting = 0;
    for (const row of rows) {
      sheet.addRow(inert(row)).commit();
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

/** Digits, a plus sign and digits, or one of the fixed words: the only texts a result carries. */
const harmless = /^(?:\+?\d+|[A-Z]+)$/;

/**
 * MSISDN (QPC-062, QPC-110) and code maître (QPC-111) have passed their rules long before: anything else is a bug and
 * must not reach a spreadsheet, where « = », « @ », « ; », a line break or U+FFFF would mean something.
 */
function inert(row: ResultRow): (string | number)[] {
  return row.map((value) => {
    if (typeof value === 'string' && !harmless.test(value))
      throw new Error('a result row carries a text that is neither a number nor a word');
    return value;
  });
}
