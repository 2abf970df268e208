import { describe, expect, test } from 'vitest';
import { readQualificationFile } from '#activities/qualification/upload-lines';
import { limits } from '#domain/qualification/limits';
import type { FaultyLine } from '#domain/qualification/refusal';
import {
  aWorkbook,
  excelColumn,
  excelWorkbook,
  manyNumbers,
  numberRow,
  textRow,
  type WorkbookShape,
} from '#test/support/workbooks';
import { judged, withFile } from './judged.ts';

const number = '0612345678';

describe('column A of an Excel file is read', () => {
  test('as Excel writers write it: texts with their zeros, numbers by their digits [QPC-067]', async () => {
    expect(await judged(await excelColumn(['0612345678', '+33712345678', 612345678, 33712345679]))).toEqual({
      format: 'xlsx',
      totals: { lines: 4, profiles: 3 },
      values: ['0612345678', '+33712345678', '612345678', '33712345679'],
    });
  });

  test('with every run of a rich text [QPC-067]', async () => {
    const richText = [{ text: '06', font: { bold: true } }, { text: '12' }, { text: '345678' }];
    const file = await excelWorkbook(
      (workbook) => (workbook.addWorksheet().getCell('A1').value = { richText }),
    );
    expect(await judged(file)).toMatchObject({ values: [number] });
  });

  const cell = (content: string, type = '') => `<row r="1"><c r="A1" ${type}>${content}</c></row>`;
  test.each<[string, WorkbookShape, string]>([
    ['an exponent', { rows: numberRow(1, '6.12345678E8') }, '612345678'],
    ['an exponent with its plus', { rows: numberRow(1, '3.3612345678e+10') }, '33612345678'],
    ['a fraction of zero', { rows: numberRow(1, '612345678.0') }, '612345678'],
    ['white space around a number', { rows: numberRow(1, '\n 612345678 ') }, '612345678'],
    ['a style of dates', { rows: cell('<v>612345678</v>', 's="1"') }, '612345678'],
    ['a text without a formula', { rows: cell('<v>0612345678</v>', 't="str"') }, number],
    [
      'inline runs',
      { rows: cell('<is><r><t>06</t></r><r><rPr/><t>12345678</t></r></is>', 't="inlineStr"') },
      number,
    ],
    [
      'a phonetic reading',
      { rows: cell('<is><t>0612345678</t><rPh><t>zéro six</t></rPh></is>', 't="inlineStr"') },
      number,
    ],
    ['character data', { rows: cell('<is><t>06<![CDATA[1234]]>5678</t></is>', 't="inlineStr"') }, number],
    ['an escaped character', { rows: textRow(1, '_x0030_612345678') }, number],
    ['an escaped character in small letters', { rows: textRow(1, '06123456_x0037_8') }, number],
    [
      'a second element of its row',
      { rows: `${textRow(1, number)}<row r="1"><c r="B1" t="str"><v></v></c></row>` },
      number,
    ],
    ['no references', { rows: '<row><c t="inlineStr"><is><t>0612345678</t></is></c></row>' }, number],
    [
      'another cell that is only styled',
      { rows: `<row r="1"><c r="A1"><v>612345678</v></c><c r="C1" s="4"/></row>` },
      '612345678',
    ],
    [
      'another cell of an empty text',
      { rows: '<row r="1"><c r="A1"><v>612345678</v></c><c r="B1" t="str"><v></v></c></row>' },
      '612345678',
    ],
    [
      'styled rows behind',
      { rows: `${numberRow(1, '612345678')}<row r="2"><c r="A2" s="1"/></row><row r="900000"/>` },
      '612345678',
    ],
    [
      'shared strings behind the sheet',
      {
        rows: cell('<v>1</v>', 't="s"'),
        sharedStrings: '<si><t>x</t></si><si><r><t>0612</t></r><r><t>345678</t></r></si>',
      },
      number,
    ],
    [
      'shared strings before the sheet',
      { rows: cell('<v>0</v>', 't="s"'), sharedStrings: '<si><t>0612345678</t></si>', stringsFirst: true },
      number,
    ],
    [
      'prefixed elements',
      { prefix: 'x:', rows: '<x:row r="1"><x:c r="A1"><x:v>612345678</x:v></x:c></x:row>' },
      '612345678',
    ],
    ['the strict vocabulary', { strict: true, rows: textRow(1, number) }, number],
    ['absolute targets', { absoluteTargets: true, rows: textRow(1, number), sharedStrings: '' }, number],
    ['a stored part', { rows: textRow(1, number), sheetPart: { stored: true } }, number],
    [
      'a BOM in the part',
      { sheet: `\uFEFF<worksheet><sheetData>${textRow(1, number)}</sheetData></worksheet>` },
      number,
    ],
    [
      'elements of other vocabularies',
      { rows: `${textRow(1, number)}<y:row xmlns:y="y"><y:c><y:v>1</y:v></y:c></y:row>` },
      number,
    ],
  ])('with %s', async (_, shape, value) => {
    expect(await judged(aWorkbook(shape))).toEqual({
      format: 'xlsx',
      totals: { lines: 1, profiles: 1 },
      values: [value],
    });
  });

  test('with characters torn by the edges of chunks', async () => {
    const texts = Array.from({ length: 20_000 }, (_, i) => `é${'è'.repeat(i % 7)}${i}`);
    const read = await judged(aWorkbook({ rows: texts.map((text, i) => textRow(i + 1, text)).join('') }));
    expect('faults' in read && read.faults.map(({ value }) => value)).toEqual(texts);
  });
});

describe('an Excel row is faulty, under its row number', () => {
  const row = (cells: string) => textRow(1, number) + `<row r="2">${cells}</row>`;
  test.each<[string, string, FaultyLine]>([
    [
      'with a value in column B',
      row('<c r="A2"><v>612345678</v></c><c r="B2"><v>1</v></c>'),
      { line: 2, value: '612345678', fault: 'extraColumn' },
    ],
    [
      'with a value in column XFD alone',
      row('<c r="XFD2" t="str"><v>x</v></c>'),
      { line: 2, value: 'x', fault: 'extraColumn' },
    ],
    [
      'with a value in the next cell without reference',
      row('<c><v>612345678</v></c><c><v>1</v></c>'),
      { line: 2, value: '612345678', fault: 'extraColumn' },
    ],
    [
      'with a value in column B of a second element of its row',
      row('<c r="A2"><v>612345678</v></c></row><row r="2"><c r="B2"><v>1</v></c>'),
      { line: 2, value: '612345678', fault: 'extraColumn' },
    ],
    [
      'with a formula',
      row('<c r="A2"><f>B1+1</f><v>612345678</v></c>'),
      { line: 2, value: '612345678', fault: 'formula' },
    ],
    [
      'with a formula without a stored value',
      row('<c r="A2"><f>B1+1</f></c>'),
      { line: 2, value: '', fault: 'formula' },
    ],
    [
      'with a share of a formula',
      row('<c r="A2"><f t="shared" si="0"/><v>1</v></c>'),
      { line: 2, value: '1', fault: 'formula' },
    ],
    [
      'with a formula in column B',
      row('<c r="A2"><v>612345678</v></c><c r="B2"><f>1</f></c>'),
      { line: 2, value: '612345678', fault: 'extraColumn' },
    ],
    ['with a truth value', row('<c r="A2" t="b"><v>1</v></c>'), { line: 2, value: 'TRUE', fault: 'notText' }],
    ['with an error', row('<c r="A2" t="e"><v>#N/A</v></c>'), { line: 2, value: '#N/A', fault: 'notText' }],
    [
      'with an ISO date',
      row('<c r="A2" t="d"><v>2026-11-21</v></c>'),
      { line: 2, value: '2026-11-21', fault: 'notText' },
    ],
    [
      'with the serial number of a date',
      row('<c r="A2" s="1"><v>46347</v></c>'),
      { line: 2, value: '46347', fault: 'notANumber' },
    ],
    [
      'with a fraction',
      row('<c r="A2"><v>612345678.5</v></c>'),
      { line: 2, value: '612345678.5', fault: 'notANumber' },
    ],
    [
      'with a negative number',
      row('<c r="A2"><v>-612345678</v></c>'),
      { line: 2, value: '-612345678', fault: 'notANumber' },
    ],
    [
      'with a huge exponent',
      row('<c r="A2"><v>6E9999</v></c>'),
      { line: 2, value: '6E9999', fault: 'notANumber' },
    ],
    [
      'with a long text',
      row(`<c r="A2" t="inlineStr"><is><t>${'6'.repeat(5000)}</t></is></c>`),
      { line: 2, value: '6'.repeat(100), fault: 'tooLong' },
    ],
    [
      'with a long text of many runs',
      row(`<c r="A2" t="inlineStr"><is>${'<r><t>é6</t></r>'.repeat(200)}</is></c>`),
      { line: 2, value: 'é6'.repeat(50), fault: 'tooLong' },
    ],
    [
      'with a text behind a thousand spaces',
      row(`<c r="A2" t="inlineStr"><is><t>${' '.repeat(1000)}0712345678</t></is></c>`),
      { line: 2, value: ' '.repeat(100), fault: 'tooLong' },
    ],
    [
      'with a run of text behind one of spaces',
      row(`<c r="A2" t="inlineStr"><is><r><t>${' '.repeat(101)}</t></r><r><t>x</t></r></is></c>`),
      { line: 2, value: ' '.repeat(100), fault: 'tooLong' },
    ],
    [
      'with a hidden mark',
      row('<c r="A2" t="str"><v>\u202A0612345678</v></c>'),
      { line: 2, value: '\uFFFD0612345678', fault: 'hiddenMark' },
    ],
    [
      'with an escaped control',
      row('<c r="A2" t="str"><v>0612345678_x0000_</v></c>'),
      { line: 2, value: '0612345678\uFFFD', fault: 'hiddenMark' },
    ],
    [
      'with hidden marks in what is no number',
      row('<c r="A2" t="str"><v>\u202Anom\u202C</v></c>'),
      { line: 2, value: '\uFFFDnom\uFFFD', fault: 'notANumber' },
    ],
    [
      'with two numbers on two lines',
      row('<c r="A2" t="str"><v>0612345678\n0712345678</v></c>'),
      { line: 2, value: '0612345678\uFFFD0712345678', fault: 'lineBreak' },
    ],
    [
      'with an escaped line break behind',
      row('<c r="A2" t="str"><v>0612345678_x000D_</v></c>'),
      { line: 2, value: '0612345678\uFFFD', fault: 'lineBreak' },
    ],
    [
      'with an escaped escape',
      row('<c r="A2" t="str"><v>_x005F_x0030_612345678</v></c>'),
      { line: 2, value: '_x0030_612345678', fault: 'notANumber' },
    ],
    [
      'when blank before another',
      textRow(1, number) + textRow(2, ' ') + textRow(3, number),
      { line: 2, value: '', fault: 'blank' },
    ],
    [
      'when missing before another',
      textRow(1, number) + textRow(3, number),
      { line: 2, value: '', fault: 'blank' },
    ],
  ])('%s [QPC-067, QPC-073]', async (_, rows, fault) => {
    const read = await judged(aWorkbook({ rows }));
    expect(read).toMatchObject({ refusal: { reason: 'faultyLines', count: 1, firstLine: 2 } });
    expect(read).toHaveProperty('faults', [fault]);
  });
});

describe('an Excel file has one sheet', () => {
  test.each(['visible', 'hidden', 'veryHidden'] as const)(
    'and no second one that is %s [QPC-065, QPC-073]',
    async (state) => {
      const file = await excelWorkbook((workbook) => {
        workbook.addWorksheet('A').addRow([number]);
        workbook.addWorksheet('B', { state });
      });
      expect(await judged(file)).toEqual({ refusal: { reason: 'severalSheets', sheets: 2 }, faults: [] });
    },
  );

  test('and no chart sheet beside it [QPC-065]', async () => {
    const file = aWorkbook({ rows: textRow(1, number), sheets: [{}, { kind: 'chartsheet' }] });
    expect(await judged(file)).toMatchObject({ refusal: { reason: 'severalSheets', sheets: 2 } });
  });

  test('which is a work sheet', async () => {
    const file = aWorkbook({ rows: textRow(1, number), sheets: [{ kind: 'chartsheet' }] });
    expect(await judged(file)).toMatchObject({ refusal: { reason: 'unknownFormat', detail: 'other' } });
  });
});

describe('the number of Excel lines', () => {
  test('is at least one [QPC-066]', async () => {
    expect(await judged(await excelColumn([]))).toEqual({
      format: 'xlsx',
      refusal: { reason: 'noLine' },
      faults: [],
    });
    expect(await judged(aWorkbook({ rows: textRow(7, ' ') }))).toMatchObject({
      refusal: { reason: 'noLine' },
    });
  });

  const sheetOf = (numbers: readonly string[]) =>
    aWorkbook({ rows: numbers.map((value, i) => textRow(i + 1, value)).join('') });

  test('is at most 50 000 different ones [QPC-066]', async () => {
    const numbers = manyNumbers(limits.fileLines + 1);
    expect(await judged(sheetOf(numbers.slice(1)))).toMatchObject({
      totals: { lines: 50_000, profiles: 50_000 },
    });
    expect(await judged(sheetOf(numbers))).toMatchObject({
      refusal: { reason: 'tooManyLines', limit: 50_000, found: 50_001 },
    });
  });

  test('may be more when numbers repeat [QPC-066]', async () => {
    const numbers = [...manyNumbers(50_000), '0600000000'];
    expect(await judged(sheetOf(numbers))).toMatchObject({ totals: { lines: 50_001, profiles: 50_000 } });
  });

  test('ends at 250 000 rows, however far the next one is', async () => {
    const upTo = (row: number) => aWorkbook({ rows: textRow(1, number) + textRow(row, number) });
    expect(await judged(upTo(1_000_000))).toEqual({
      format: 'xlsx',
      refusal: { reason: 'tooManyRows', limit: 250_000 },
      faults: [],
    });
    expect(await judged(upTo(250_000))).toMatchObject({
      refusal: { reason: 'faultyLines', count: 249_998, firstLine: 2 },
    });
  });
});

test('reading an Excel file ends when the receiver has enough', async () => {
  let lines = 0;
  const file = aWorkbook({
    rows: manyNumbers(20_000)
      .map((value, i) => textRow(i + 1, value))
      .join(''),
  });
  const read = await withFile(file, (path) => readQualificationFile(path, () => () => ++lines < 3));
  expect(read).toEqual({ ok: true, format: 'xlsx' });
  expect(lines).toBe(3);
});
