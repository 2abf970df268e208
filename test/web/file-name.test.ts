import { describe, expect, test } from 'vitest';
import { cleanFileName, contentDisposition, resultFileName } from '#web/server/file-name';

describe('the name of an uploaded file', () => {
  test.each([
    ['numéros.csv', 'numéros.csv'],
    ['C:\\Users\\anna\\numéros.xlsx', 'numéros.xlsx'],
    ['../../etc/passwd', 'passwd'],
    ['..', 'sans-nom'],
    ['', 'sans-nom'],
    ['  a \t b\r\n.csv ', 'a b.csv'],
    ['a\u0000b\u001b[31m.csv', 'ab[31m.csv'],
    ['facture\u202Evsc.exe', 'facturevsc.exe'],
    ['zero\u200Bwidth.csv', 'zerowidth.csv'],
    ['e\u0301te\u0301.csv', 'été.csv'],
    ['<b>x</b>.csv', 'b>.csv'],
    ['half \uD83D.csv', 'half \uFFFD.csv'],
  ])('%j is kept as %j', (given, kept) => {
    expect(cleanFileName(given)).toBe(kept);
  });

  test('it keeps its extension in 200 characters, and no character is torn', () => {
    const name = cleanFileName(`${'😀'.repeat(300)}.xlsx`);
    expect(Array.from(name)).toHaveLength(200);
    expect(name).toMatch(/^(😀)+\.xlsx$/u);
  });
});

describe('the name of a download', () => {
  test.each([
    ['numéros.xlsx', 'csv', 'numéros-qualification.csv'],
    ['sans extension', 'xlsx', 'sans extension-qualification.xlsx'],
    ['v1.2 final.csv', 'csv', 'v1.2 final-qualification.csv'],
  ])('%j as %s is %j', (fileName, format, expected) => {
    expect(resultFileName(fileName, format)).toBe(expected);
  });

  test.each([
    ['été.csv', `attachment; filename="ete.csv"; filename*=UTF-8''%C3%A9t%C3%A9.csv`],
    ['a"b\\c;d.csv', `attachment; filename="a_b_c;d.csv"; filename*=UTF-8''a%22b%5Cc%3Bd.csv`],
    [
      "l'été (1).csv",
      `attachment; filename="l'ete (1).csv"; filename*=UTF-8''l%27%C3%A9t%C3%A9%20%281%29.csv`,
    ],
    ['日本.csv', `attachment; filename="__.csv"; filename*=UTF-8''%E6%97%A5%E6%9C%AC.csv`],
  ])('%j cannot break out of its header', (fileName, header) => {
    expect(contentDisposition(fileName)).toBe(header);
  });
});
