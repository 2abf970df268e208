import { resultFile } from '#domain/qualification/files';
import type { QualificationType } from '#domain/kit/references/identifier';
import { partsOf } from '#domain/qualification/parts';
import { characteristicsOf, resultRow, type ResultRow } from '#domain/qualification/result';
import { summarise, type ResultSummary } from '#domain/qualification/summary';
import { writeCsv, writeXlsx } from '#activities/platform/table/write';
import { fileStore } from '#activities/platform/files/store';
import { workingFiles } from './working-files.ts';

/** The qualification whose results are written, and the account's settings for them. */
export interface ResultOrder {
  dataDir: string;
  submissionId: string;
  /** Distinct identifiers of the accepted file. */
  profiles: number;
  type: QualificationType;
  masterCode: string;
  unknownAsWord: boolean;
}

export type ResultWriter = (order: ResultOrder, signal?: AbortSignal) => Promise<ResultSummary>;

/** Joins the written lines with the network's answers, in the order of the input, into both result files (QPC-110 to QPC-122). */
export const writeResultFiles: ResultWriter = async (order) => {
  const { dataDir, submissionId, profiles, type, masterCode, unknownAsWord } = order;
  const store = fileStore(dataDir);
  const files = workingFiles(store, submissionId);

  const answers = await Promise.all(partsOf(profiles).map((part) => files.readAnswers(part)));
  const known = answers.flat().map((profile) => ({
    msisdn: profile.msisdn,
    characteristics: characteristicsOf(profile, unknownAsWord),
  }));
  const lines = (await files.readLines()).map(({ written, index }) => {
    const answer = known[index];
    if (!answer) throw new RangeError('A line has no answer');
    return { written, ...answer };
  });
  // Made again for each file: all rows at once would take most of the memory of this step.
  function* rows(): Generator<ResultRow, void, undefined> {
    for (const line of lines) yield resultRow({ type, masterCode, ...line });
  }
  await store.create(resultFile(submissionId, 'csv'), (path) => writeResultCsv(path, rows()));
  await store.create(resultFile(submissionId, 'xlsx'), (path) => writeResultXlsx(path, rows()));
  return summarise(lines.map(({ characteristics }) => characteristics));
};

/**
 * Writes the CSV result (QPC-121): the fields of a row separated by « ; », no header, UTF-8 without BOM (all is ASCII),
 * each line ended by LF. LF and not CRLF: spreadsheets read both, while a CR would become part of FILESTATE in scripts
 * that cut lines.
 */
export function writeResultCsv(path: string, rows: Iterable<ResultRow>): Promise<void> {
  return writeCsv(
    path,
    mapped(rows, (row) => inert(row).join(';')),
  );
}

/** Writes the Excel result (QPC-120): one sheet, no header, the values of a row from column A on. */
export function writeResultXlsx(path: string, rows: Iterable<ResultRow>): Promise<void> {
  return writeXlsx(path, 'Qualification', mapped(rows, inert));
}

function* mapped<T>(rows: Iterable<ResultRow>, change: (row: ResultRow) => T): Generator<T, void, undefined> {
  for (const row of rows) yield change(row);
}

/** Digits, a plus sign and digits, or one of the fixed words: the only texts of a result. */
const harmless = /^(?:\+?\d+|[A-Z]+)$/;

/**
 * MSISDN (QPC-062, QPC-110) and code maître (QPC-111) have passed their rules long before: any other text is a bug and
 * must not reach a spreadsheet, where « = », « @ », « ; », a line break or U+FFFF would mean something.
 */
function inert(row: ResultRow): ResultRow {
  for (const value of row)
    if (typeof value === 'string' && !harmless.test(value))
      throw new Error('a result row carries a text that is neither a number nor a word');
  return row;
}
