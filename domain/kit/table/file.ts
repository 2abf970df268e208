/** Files of tables (.xlsx, .csv) as they come from outside: what a reader gives of one, and why it refuses one. */

export type TableFormat = 'xlsx' | 'csv';

/** What a reader takes; each bound is refused or reported as soon as it is passed. */
export interface TableBounds {
  bytes: number;
  /** Row numbers of a sheet, or lines of a CSV file, the heading included. */
  rows: number;
  columns: number;
  /** Characters of a cell. Of a longer one, one character more is kept. */
  cellLength: number;
}

/**
 * - `text`, and:
 * - `number`: its digits, taken from the stored text whatever its number format; a date is its serial number.
 * - `tooLong`: the beginning of a longer text or number.
 * - `formula`: its text is the stored result, which depends on the program that saved it.
 * - `notText`: a truth value, an error, an ISO date.
 * - `quotes`: a field of CSV whose quotation marks do not end, or end before the field does.
 */
export type CellKind = 'text' | 'number' | 'tooLong' | 'formula' | 'notText' | 'quotes';

export interface TableCell {
  kind: CellKind;
  text: string;
}

/** A row that is not blank. */
export interface TableRow {
  /** Counted from 1, as a spreadsheet does. */
  row: number;
  /** By column, from the first; undefined where nothing stands. */
  cells: readonly (TableCell | undefined)[];
  /** The first filled cell behind the last column that the bounds allow; `column` counts from 1. */
  beyond?: { column: number; cell: TableCell } | undefined;
}

/** Why a file is no table that can be read. */
export type UnknownFormat =
  /** An OLE container: a workbook of Excel 97 to 2003, or an older document. */
  | 'xls'
  | 'protected'
  | 'damaged'
  | 'notText'
  /** A zip that holds neither a workbook nor another document. */
  | 'archive'
  /** A document of another kind: text, slides, OpenDocument, a binary workbook. */
  | 'document'
  /** Unpacks to more than a sheet may hold: a decompression bomb, or formats on all its cells. */
  | 'oversized'
  | 'other';

/** Why a file is refused as a whole. */
export type TableRefusal =
  | { reason: 'unknownFormat'; detail: UnknownFormat }
  | { reason: 'tooLarge'; limit: number }
  | { reason: 'severalSheets'; sheets: number }
  | { reason: 'tooManyRows'; limit: number };
