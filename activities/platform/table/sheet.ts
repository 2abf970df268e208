import { cutText, isBlank } from '#domain/kit/table/cell-text';
import type { TableBounds, TableCell, TableRow } from '#domain/kit/table/file';
import { appended, cellOf, detached, isStringText, unescaped } from './cell-text.ts';
import { integerText } from './number-text.ts';
import { Refused, unknownFormat } from './refused.ts';
import { columnNumber, rowNumber } from './sheet-reference.ts';
import { visitXml } from './xml.ts';

/** A cell while its element is open. */
interface OpenCell {
  column: number;
  type: string;
  stored: string;
  inline: string;
  formula: boolean;
}

/**
 * Hands each filled row of a sheet to `emit`. A cell is filled when it holds more than white space; a style alone does
 * not fill it. A numeric cell is read by its stored number whatever its number format, so a date comes out as its serial
 * number. Throws Refused: damaged, oversized, or tooManyRows as soon as a filled row lies behind the limit.
 */
export async function readSheet(
  part: AsyncIterable<string>,
  strings: readonly string[],
  { rows, columns, cellLength }: TableBounds,
  emit: (row: TableRow) => void,
): Promise<void> {
  let row = 0;
  let column = 0;
  /** Whether the row's element came before, with other cells: some programs write one element for each cell. */
  let again = false;
  let cell: OpenCell | undefined;
  let cells: (TableCell | undefined)[] = [];
  let beyond: TableRow['beyond'];

  const endRow = () => {
    if (cells.length === 0 && !beyond) return;
    emit({ row, cells, beyond });
    cells = [];
    beyond = undefined;
  };
  const beginRow = (reference: string | undefined) => {
    const next = reference === undefined ? row + 1 : rowNumber(reference);
    if (next < row) throw unknownFormat('damaged');
    again = next === row;
    if (again) return;
    endRow();
    row = next;
    column = 0;
  };
  const beginCell = (reference: string | undefined) => {
    // The cell of a row's second element could be any without its reference.
    if (reference === undefined && again) throw unknownFormat('damaged');
    const next = reference === undefined ? column + 1 : columnNumber(reference, row);
    if (next <= column) throw unknownFormat('damaged');
    column = next;
  };
  const endCell = (ended: OpenCell) => {
    const content = contentOf(ended, strings, cellLength);
    if (!content) return;
    if (row > rows) throw new Refused({ reason: 'tooManyRows', limit: rows });
    if (ended.column <= columns) cells[ended.column - 1] = content;
    else beyond ??= { column: ended.column, cell: content };
  };

  await visitXml(part, 'worksheet', {
    open(path, attributes) {
      if (path[1] !== 'sheetData' || path[2] !== 'row') return;
      if (path.length === 3) beginRow(attributes['r']);
      else if (path[3] === 'c' && path.length === 4) {
        beginCell(attributes['r']);
        cell = { column, type: attributes['t'] ?? 'n', stored: '', inline: '', formula: false };
      } else if (cell && path[4] === 'f') {
        cell.formula = true;
      }
    },
    text(path, more) {
      if (!cell || path.length < 5) return;
      if (path[4] === 'v' && path.length === 5) cell.stored = appended(cell.stored, more, cellLength);
      else if (path[4] === 'is' && isStringText(path, 5))
        cell.inline = appended(cell.inline, more, cellLength);
    },
    close(path) {
      if (cell && path.length === 4) {
        endCell(cell);
        cell = undefined;
      } else if (path.length === 2 && path[1] === 'sheetData') {
        endRow();
      }
    },
  });
}

/** What a cell holds; undefined when it holds nothing. */
function contentOf(cell: OpenCell, strings: readonly string[], cellLength: number): TableCell | undefined {
  if (cell.formula) return { kind: 'formula', text: unescaped(cell.stored, cellLength) };
  const content = typedContent(cell, strings, cellLength);
  return isBlank(content.text) ? undefined : cellOf(content.kind, content.text, cellLength);
}

function typedContent(
  { type, stored, inline }: OpenCell,
  strings: readonly string[],
  most: number,
): TableCell {
  switch (type) {
    case 'n':
      return { kind: 'number', text: stored === '' ? '' : cutText(integerText(stored.trim()), most) };
    case 's':
      return { kind: 'text', text: stored.trim() === '' ? '' : sharedString(stored.trim(), strings) };
    case 'inlineStr':
      return { kind: 'text', text: detached(unescaped(inline, most)) };
    case 'str':
      return { kind: 'text', text: detached(unescaped(stored, most)) };
    case 'b':
      return { kind: 'notText', text: { '0': 'FALSE', '1': 'TRUE' }[stored.trim()] ?? cutText(stored, most) };
    default:
      // Errors (e), ISO dates (d), and types that the format may add.
      return { kind: 'notText', text: unescaped(stored, most) };
  }
}

function sharedString(index: string, strings: readonly string[]): string {
  const text = /^\d{1,7}$/.test(index) ? strings[Number(index)] : undefined;
  if (text === undefined) throw unknownFormat('damaged');
  return text;
}
