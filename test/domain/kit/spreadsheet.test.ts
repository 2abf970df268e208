import { describe, expect, test } from 'vitest';
import { csvField, printable, sheetText } from '#domain/kit/spreadsheet';

describe('a field of a CSV file', () => {
  test.each([
    ['=1+1', `"'=1+1"`],
    ['=cmd|’ /C calc’!A0', `"'=cmd|’ /C calc’!A0"`],
    ['+33612345678', `"'+33612345678"`],
    ['-2+3', `"'-2+3"`],
    ['@SUM(1;2)', `"'@SUM(1;2)"`],
    ['|calc', `"'|calc"`],
    ['%0A=1', `"'%0A=1"`],
    [' =1+1', `"' =1+1"`],
    ['\u00a0=1+1', `"'\u00a0=1+1"`],
    ['\t=1+1', `"' =1+1"`],
    ['\r\n=1+1', `"' =1+1"`],
    ['\u0000=1+1', `"'=1+1"`],
    ['＝1+1', `"'＝1+1"`],
    ['＋1', `"'＋1"`],
    ['＠SUM(1)', `"'＠SUM(1)"`],
  ])('that spreadsheets would calculate is a text: %j', (typed, written) => {
    expect(csvField(typed)).toBe(written);
  });

  test.each([
    ['numéros.csv', '"numéros.csv"'],
    ['', '""'],
    ['a;b', '"a;b"'],
    ['dit « oui »', '"dit « oui »"'],
    ['dit "oui"', '"dit ""oui"""'],
    ['une\nligne', '"une ligne"'],
    ['";=1+1;"', '""";=1+1;"""'],
    ['3 = 2 + 1', '"3 = 2 + 1"'],
  ])('is otherwise what was typed, in one field on one line: %j', (typed, written) => {
    expect(csvField(typed)).toBe(written);
  });
});

test('a cell holds nothing that XML cannot', () => {
  expect(printable('a\u0000b\u001b[2Jc\ufffed\ud800e\u2028f')).toBe('ab[2Jcd\ufffde f');
});

describe('a text that a workbook would read as an escaped character', () => {
  test.each([
    ['A_x0041_B', 'A_x005F_x0041_B'],
    ['_x000d_', '_x005F_x000d_'],
    ['_x0041_x0042_', '_x005F_x0041_x005F_x0042_'],
    ['_x005F_', '_x005F_x005F_'],
  ])('stays as it was typed: %j', (typed, written) => {
    expect(sheetText(typed)).toBe(written);
  });

  test.each(['_x41_', 'x0041_', '_x0041', '_X0041_', '_xyz_', 'été_x'])(
    'is not %j, which is no escape',
    (typed) => expect(sheetText(typed)).toBe(typed),
  );

  test('has no characters that XML cannot hold', () => {
    expect(sheetText('a\u0000b\n_x0041_')).toBe('ab _x005F_x0041_');
  });
});
