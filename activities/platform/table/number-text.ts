/** xsd:double, without INF and NaN. */
const decimal = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;
/** A spreadsheet holds 15 significant digits; a number with more zeros than this stays as it is written. */
const longestInteger = 30;

/**
 * The digits of a numeric cell's stored text: `6.12345678E8` and `612345678.0` are 612345678. Works on the text,
 * because a binary float would change long identifiers. Any other number stays as it is written.
 */
export function integerText(stored: string): string {
  const match = decimal.exec(stored);
  if (!match) return stored;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  if (digits === '') return stored;
  const point = whole.length + Number(exponent);
  if (point > longestInteger || /[1-9]/.test(digits.slice(Math.max(point, 0)))) return stored;
  const integer =
    digits
      .slice(0, Math.max(point, 0))
      .padEnd(point, '0')
      .replace(/^0+(?=\d)/, '') || '0';
  return sign === '-' && integer !== '0' ? `-${integer}` : integer;
}
