/** Texts of people in files that spreadsheets open. */

/** What a spreadsheet takes for the beginning of a formula or a command, however it is typed. */
const formula = /^[\p{Cc}\s]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/u;
/** What XML cannot hold, and what moves the cursor of a terminal. */
const unprintable = /[\p{Cc}\ufffe\uffff]/gu;

/** On one line, with nothing that a file cannot hold. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\t\r\n\u2028\u2029]+/g, ' ')
    .replaceAll(unprintable, '');
}

/** One field of a CSV file with « ; »: never a formula, always one field. */
export function csvField(text: string): string {
  const inert = formula.test(text) ? `'${printable(text)}` : printable(text);
  return `"${inert.replaceAll('"', '""')}"`;
}
