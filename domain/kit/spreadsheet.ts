/** Texts that people typed, in files that spreadsheets open. */

/** The beginnings that a spreadsheet takes for a formula or a command, after blanks and in wide characters too. */
const formula = /^[\p{Cc}\s]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/u;
/** Characters that XML cannot hold, and controls of terminals. */
const unprintable = /[\p{Cc}\ufffe\uffff]/gu;

/** On one line, without characters that a file cannot hold. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\t\r\n\u2028\u2029]+/g, ' ')
    .replaceAll(unprintable, '');
}

/** A text that a spreadsheet would read as an escaped character: `_x0041_` is A (ISO/IEC 29500-1, ST_Xstring). */
const escapeLike = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** Quick to test, for the many cells without any of these. */
const special = /[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]|_x/u;

/** The text of a cell in a workbook: printable, and what looks like an escape is written so that it stays as typed. */
export function sheetText(text: string): string {
  return special.test(text) ? printable(text).replaceAll(escapeLike, '_x005F_') : text;
}

/** One field of a CSV file with « ; »: never a formula, always one field. */
export function csvField(text: string): string {
  const inert = formula.test(text) ? `'${printable(text)}` : printable(text);
  return `"${inert.replaceAll('"', '""')}"`;
}
