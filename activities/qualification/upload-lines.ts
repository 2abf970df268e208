import { hiddenIn, isBlank, shown } from '#domain/kit/table/cell-text';
import type { CellKind, TableRow } from '#domain/kit/table/file';
import type { FileFormat, ReadLine } from '#domain/qualification/judge';
import { limits } from '#domain/qualification/limits';
import type { LineFault } from '#domain/qualification/refusal';
import { readTable, type TableReading } from '#activities/platform/table/read';

/** Characters of a value that are kept and shown. The longest accepted form has 12. */
const shownLength = 100;

const options = {
  csv: 'lines',
  bytes: limits.fileBytes,
  rows: limits.excelRows,
  // The judge counts them, blank ones too.
  csvLines: Infinity,
  columns: 1,
  // The « ; » that may close a line of CSV.
  cellLength: shownLength + 1,
} as const;

/** Takes one line; false ends the reading, which then answers ok. */
type ReceiveLine = (line: ReadLine) => boolean;

/** Reads an uploaded file of numbers line by line, as `readTable` reads any table (QPC-067, QPC-068, QPC-070). */
export function readQualificationFile(
  path: string,
  begin: (format: FileFormat) => ReceiveLine,
): Promise<TableReading> {
  return readTable(path, options, (format) => {
    const sink = lineSink(begin(format));
    const lineIn = format === 'csv' ? csvLine : sheetLine;
    return (row) => {
      const line = lineIn(row);
      return line === undefined || sink(line);
    };
  });
}

const faultOfKind: Readonly<Partial<Record<CellKind, LineFault>>> = {
  formula: 'formula',
  notText: 'notText',
};

function sheetLine({ row, cells: [cell], beyond }: TableRow): ReadLine {
  const found = cell ?? beyond?.cell;
  return lineOf(row, found?.text ?? '', beyond ? 'extraColumn' : found && faultOfKind[found.kind]);
}

/** One line, or undefined when it is blank. One trailing « ; » closes the only field: « ; » is blank, « ;; » has a field too many. */
function csvLine({ row, cells: [cell] }: TableRow): ReadLine | undefined {
  const text = cell?.text ?? '';
  const field = text.length <= shownLength + 1 && text.endsWith(';') ? text.slice(0, -1) : text;
  if (isBlank(field)) return undefined;
  if (field.length > shownLength) return lineOf(row, field, 'tooLong');
  if (field.startsWith('"')) return lineOf(row, text, 'quoted');
  if (field.includes(';')) return lineOf(row, text, 'extraField');
  return lineOf(row, field);
}

/**
 * The line as it is judged and shown. A character that cannot be shown becomes U+FFFD rather than vanishing: a number
 * with a hidden mark inside must stay faulty, and visibly so.
 */
function lineOf(line: number, text: string, fault?: LineFault): ReadLine {
  const value = shown(text, shownLength);
  if (fault) return { line, value, fault };
  if (text.length > shownLength) return { line, value, fault: 'tooLong' };
  const hidden = value === text ? undefined : hiddenIn(text);
  return hidden ? { line, value, hidden } : { line, value };
}

/** Hands over lines in order, blank ones only once a filled one follows (section 6, decision 3). */
function lineSink(receive: ReceiveLine): ReceiveLine {
  let last = 0;
  return (line) => {
    while (last + 1 < line.line) {
      last += 1;
      if (!receive({ line: last, value: '', fault: 'blank' })) return false;
    }
    last = line.line;
    return receive(line);
  };
}
