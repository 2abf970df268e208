import { cutText, isBlank } from '#domain/kit/table/cell-text';
import type { TableBounds, TableCell, TableRow } from '#domain/kit/table/file';
import { cellOf } from './cell-text.ts';
import { decodedLine, type CellBytes, separatorIn, withoutBom } from './csv-text.ts';
import { Refused, unknownFormat } from './refused.ts';

/**
 * `cells`: fields between « ; », commas or tabs (the most frequent of them in the first line), in quotation marks or not
 * (RFC 4180). `lines`: each line is one cell, quotation marks included; one « ; » alone is a blank line.
 */
export type CsvForm = 'cells' | 'lines';

const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const quotationMark = 34;
const semicolon = 59;
/** Equals no byte. */
const never = -1;

/** A cell in the buffer of its row. */
interface Piece extends CellBytes {
  column: number;
  /** More followed than fits, and not only spaces. */
  over: boolean;
  badQuotes: boolean;
}

/**
 * Hands the filled rows of a CSV file to `emit`. Lines end with LF, CRLF or CR; a BOM is skipped. Works on bytes, so that
 * a line of any length costs no memory. Throws Refused: notText at the first NUL (binary, or UTF-16), tooManyRows.
 */
export async function readCsv(
  chunks: AsyncIterable<Buffer>,
  form: CsvForm,
  bounds: TableBounds,
  emit: (row: TableRow) => void,
): Promise<void> {
  const { rows, cellLength } = bounds;
  const columns = form === 'lines' ? 1 : bounds.columns;
  const quote = form === 'lines' ? never : quotationMark;
  let separator = never;
  /** Enough for one character more than a cell may have, whatever the characters. */
  const cellBytes = (cellLength + 1) * 4;
  // One more for the cell behind the last column, and one for those that are dropped.
  const kept = Buffer.alloc(cellBytes * (columns + 2));
  let used = 0;
  let row = 1;
  let pieces: Piece[] = [];
  let column = 1;
  let start = 0;
  let over = false;
  /** Whether the cell began with a quotation mark, and whether that is still open. */
  let quoted = false;
  let open = false;
  let badQuotes = false;

  const keep = (byte: number) => {
    if (used - start < cellBytes) kept[used++] = byte;
    else if (byte !== space) over = true;
  };
  const endCell = () => {
    badQuotes ||= open;
    const blank = !over && !badQuotes && isSpaces(kept, start, used);
    // Of the cells behind the last column the first filled one is enough.
    if (blank || (pieces.at(-1)?.column ?? 0) > columns) used = start;
    else
      pieces.push({
        column,
        bytes: kept.subarray(start, used),
        cut: used - start === cellBytes,
        over,
        badQuotes,
      });
    start = used;
    column += 1;
    over = badQuotes = false;
    quoted = open = false;
  };
  const endRow = () => {
    const isClosedEmptyLine = form === 'lines' && used === 1 && kept[0] === semicolon;
    if ((used > start || over || quoted) && !isClosedEmptyLine) endCell();
    if (pieces.length > 0) {
      const found = rowOf(row, pieces, columns, cellLength);
      if (found && row > rows) throw new Refused({ reason: 'tooManyRows', limit: rows });
      if (found) emit(found);
      pieces = [];
    }
    row += 1;
    column = 1;
    used = start = 0;
  };

  let first = true;
  let afterReturn = false;
  for await (const chunk of chunks) {
    if (chunk.includes(0)) throw unknownFormat('notText');
    const bytes = first ? withoutBom(chunk) : chunk;
    if (first && form === 'cells') separator = separatorIn(bytes);
    first = false;
    for (const byte of bytes) {
      if (open) {
        if (byte === quote) open = false;
        else keep(byte);
        continue;
      }
      const secondOfPair = afterReturn && byte === lineFeed;
      afterReturn = byte === carriageReturn;
      if (secondOfPair) continue;
      if (byte === lineFeed || byte === carriageReturn) endRow();
      else if (byte === separator) endCell();
      else if (byte === quote && quoted) {
        // A mark within quotation marks is written twice.
        keep(byte);
        open = true;
      } else if (byte === quote && used === start && !over) {
        quoted = open = true;
      } else {
        if (quoted && byte !== space) badQuotes = true;
        keep(byte);
      }
    }
  }
  endRow();
}

function isSpaces(bytes: Buffer, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] !== space) return false;
  return true;
}

/** Undefined when its cells hold white space only. */
function rowOf(
  row: number,
  pieces: readonly Piece[],
  columns: number,
  cellLength: number,
): TableRow | undefined {
  const texts = decodedLine(pieces);
  const cells: (TableCell | undefined)[] = [];
  let beyond: TableRow['beyond'];
  pieces.forEach(({ column, over, badQuotes }, i) => {
    const text = cutText(texts[i] ?? '', cellLength);
    if (isBlank(text) && !over && !badQuotes) return;
    // A text behind more spaces than are kept is no blank cell.
    const visible = over && isBlank(text) ? `${text.slice(0, -1)}…` : text;
    const cell = cellOf(badQuotes ? 'quotes' : 'text', visible, cellLength);
    if (column <= columns) cells[column - 1] = cell;
    else beyond ??= { column, cell };
  });
  return cells.length > 0 || beyond ? { row, cells, beyond } : undefined;
}
