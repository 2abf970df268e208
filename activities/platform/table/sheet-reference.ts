import { unknownFormat } from './refused.ts';

/** Rows and columns of the format (ISO/IEC 29500-1). */
const lastSheetRow = 1_048_576;
const lastSheetColumn = 16_384;

/** The row that the `r` of a row element names. Throws Refused (damaged). */
export function rowNumber(reference: string): number {
  const row = digits(reference, 0);
  if (!(row >= 1 && row <= lastSheetRow)) throw unknownFormat('damaged');
  return row;
}

/** The column that the `r` of a cell in `row` names, from 1. Throws Refused (damaged). */
export function columnNumber(reference: string, row: number): number {
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

/** The number in `text` from `start` to its end, or NaN. Without an expression: called for every cell. */
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
