import type { ReadLine } from '#domain/qualification/judge';
import { limits } from '#domain/qualification/limits';
import type { LineFault } from '#domain/qualification/refusal';
import { isBlank, lineOf } from './line.ts';
import { integerText } from './number-text.ts';
import { Refused, unknownFormat } from './refused.ts';
import { appended, isStringText, unescaped } from './string-item.ts';
import { visitXml } from './xml.ts';

/** Rows and columns of the format (ISO/IEC 29500-1). */
const lastSheetRow = 1_048_576;
const lastSheetColumn = 16_384;

interface Content {
  text: string;
  fault?: LineFault;
}

/** A cell while its element is open. */
interface Cell {
  column: number;
  type: string;
  stored: string;
  inline: string;
  formula: boolean;
}

/**
 * Hands column A of a sheet to `emit`, one filled row after the other, under its row number (QPC-067). A cell counts
 * as filled when it holds more than white space; styles alone do not. A numeric cell is read by its stored number
 * whatever its number format, so a date comes out as its serial number, which no rule takes for a phone number.
 * Throws Refused: damaged, or tooManyRows as soon as a filled row lies beyond the limit.
 */
export async function readSheet(
  part: AsyncIterable<string>,
  strings: readonly string[],
  emit: (line: ReadLine) => void,
): Promise<void> {
  let row = 0;
  let cell: Cell | undefined;
  let column = 0;
  let first: Content | undefined;
  let extra: Content | undefined;

  await visitXml(part, 'worksheet', {
    open(path, attributes) {
      if (path[1] !== 'sheetData' || path[2] !== 'row') return;
      if (path.length === 3) {
        row = following(row, attributes['r'], rowNumber);
        column = 0;
        first = extra = undefined;
      } else if (path[3] === 'c' && path.length === 4) {
        column = following(column, attributes['r'], (reference) => columnNumber(reference, row));
        cell = { column, type: attributes['t'] ?? 'n', stored: '', inline: '', formula: false };
      } else if (cell && path[4] === 'f') {
        cell.formula = true;
      }
    },
    text(path, more) {
      if (!cell || path.length < 5) return;
      if (path[4] === 'v' && path.length === 5) cell.stored = appended(cell.stored, more);
      else if (path[4] === 'is' && isStringText(path, 5)) cell.inline = appended(cell.inline, more);
    },
    close(path) {
      if (cell && path.length === 4) {
        const content = contentOf(cell, strings);
        if (cell.column === 1) first = content;
        else extra ??= content;
        cell = undefined;
      } else if (path.length === 3 && path[1] === 'sheetData' && path[2] === 'row' && (first || extra)) {
        if (row > limits.excelRows) throw new Refused({ reason: 'tooManyRows', limit: limits.excelRows });
        const fault = extra ? 'extraColumn' : first?.fault;
        emit(lineOf(row, (first ?? extra)?.text ?? '', fault));
      }
    },
  });
}

/** The place an element names, which must lie behind the one before, or the next one when it names none. */
function following(
  previous: number,
  reference: string | undefined,
  parse: (reference: string) => number,
): number {
  if (reference === undefined) return previous + 1;
  const place = parse(reference);
  if (place <= previous) throw unknownFormat('damaged');
  return place;
}

function rowNumber(reference: string): number {
  const row = digits(reference, 0);
  if (!(row >= 1 && row <= lastSheetRow)) throw unknownFormat('damaged');
  return row;
}

function columnNumber(reference: string, row: number): number {
  let column = 0;
  let letters = 0;
  for (; letters < 3; letters++) {
    const code = reference.charCodeAt(letters);
    if (!(code >= 65 && code <= 90)) break;
    column = column * 26 + code - 64;
  }
  if (letters === 0 || column > lastSheetColumn || digits(reference, letters) !== row)
    throw unknownFormat('damaged');
  return column;
}

/** The number that stands in `text` from `start` to its end, or NaN. Without an expression: called for every cell. */
function digits(text: string, start: number): number {
  if (start === text.length || text.length > start + 7) return NaN;
  let number = 0;
  for (let i = start; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** What a cell holds; undefined when it holds nothing. */
function contentOf(cell: Cell, strings: readonly string[]): Content | undefined {
  if (cell.formula) return { text: cell.stored, fault: 'formula' };
  const content = typedContent(cell, strings);
  return isBlank(content.text) ? undefined : content;
}

function typedContent({ type, stored, inline }: Cell, strings: readonly string[]): Content {
  switch (type) {
    case 'n':
      return { text: stored === '' ? '' : integerText(stored.trim()) };
    case 's':
      return { text: stored.trim() === '' ? '' : sharedString(stored.trim(), strings) };
    case 'inlineStr':
      return { text: unescaped(inline) };
    case 'str':
      return { text: unescaped(stored) };
    case 'b':
      return { text: { '0': 'FALSE', '1': 'TRUE' }[stored.trim()] ?? stored, fault: 'notText' };
    default:
      // Errors (e), ISO dates (d), and what the format may grow.
      return { text: stored, fault: 'notText' };
  }
}

function sharedString(index: string, strings: readonly string[]): string {
  const text = /^\d{1,7}$/.test(index) ? strings[Number(index)] : undefined;
  if (text === undefined) throw unknownFormat('damaged');
  return text;
}
