/** Texts of people in files that spreadsheets open. */

/** What a spreadsheet takes for the beginning of a formula, however it is typed. */
const formula = /^[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/u;
/** What XML cannot hold, and what moves the cursor of a terminal. Tab and line breaks become spaces. */
const unprintable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** On one line, with nothing that a file cannot hold. */
export function printable(text: string): string {
  return text.replaceAll(/[\t\r\n]+/g, ' ').replaceAll(unprintable, '');
}

/** One field of a CSV file with « ; »: never a formula, always one field. */
export function csvField(text: string): string {
  const plain = printable(text);
  const inert = formula.test(text) || formula.test(plain) ? `'${plain}` : plain;
  return `"${inert.replaceAll('"', '""')}"`;
}
