import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  aWorkbook,
  excelColumn,
  manyNumbers,
  numberRow,
  oleFile,
  textRow,
  workbookZipParts,
} from '#test/support/workbooks';
import { aZip } from '#test/support/zip';
import { judged } from './judged.ts';
import { processorClock } from '#test/support/processor-time';

const row = textRow(1, '0612345678');
const sheetWith = (content: string) => aWorkbook({ sheet: content });
const unknown = (detail: string) => ({ refusal: { reason: 'unknownFormat', detail } });
const megabyte = 1024 * 1024;
/** Milliseconds and bytes far from what a bomb would take, and far above a busy machine's. */
const patience = 3000;
const room = 180 * megabyte;

/** All different, so that they do not shrink like a bomb, and of characters that take two bytes. */
function longStrings(): string {
  const text = (n: number) => `Ā${Math.imul(n, 0x9e3779b1) >>> 0}`.padEnd(100, 'Ā');
  return Array.from({ length: 250_000 }, (_, n) => `<si><t>${text(n)}</t></si>`).join('');
}

/** How many milliseconds a refusal took. */
async function refused(file: Buffer, detail: string): Promise<number> {
  const start = processorClock();
  expect(await judged(file)).toMatchObject(unknown(detail));
  return start();
}

describe('a file of another kind is of unknown format, whatever its name', () => {
  test.each<[string, Buffer, string]>([
    ['an .xls workbook', oleFile('Workbook'), 'xls'],
    ['an encrypted workbook', oleFile('EncryptedPackage'), 'protected'],
    ['a zip with a password', aZip([{ name: 'a.csv', content: '0612345678', encrypted: true }]), 'protected'],
    ['a zip of a CSV file', aZip([{ name: 'a.csv', content: '0612345678' }]), 'archive'],
    [
      'an OpenDocument file',
      aZip([
        { name: 'META-INF/manifest.xml', content: '<x/>' },
        { name: 'content.xml', content: '<x/>' },
      ]),
      'document',
    ],
    ['an empty zip', aZip([]), 'archive'],
    [
      'a binary workbook',
      aZip(workbookZipParts({ rows: row }).map((p) => renamed(p, 'workbook.xml', 'workbook.bin'))),
      'document',
    ],
    [
      'a text document',
      aZip(workbookZipParts({ rows: row }).map((p) => renamed(p, 'xl/', 'word/'))),
      'document',
    ],
  ])('%s [QPC-071, QPC-073]', async (_, file, detail) => {
    expect(await judged(file)).toMatchObject(unknown(detail));
  });
});

describe('a damaged workbook is refused', () => {
  const cells = (content: string) => aWorkbook({ rows: `<row r="1">${content}</row>` });
  test.each<[string, Buffer]>([
    [
      'without its sheet',
      aZip(workbookZipParts({ rows: row }).filter(({ name }) => !name.includes('worksheets'))),
    ],
    ['without any listed sheet', aWorkbook({ rows: row, sheets: [] })],
    [
      'with a part twice',
      aWorkbook({ rows: row, more: [{ name: 'XL/workbook.xml', content: '<workbook/>' }] }),
    ],
    ['with a wrong checksum', aWorkbook({ rows: row, sheetPart: { declaredCrc: 1 } })],
    ['longer than declared', aWorkbook({ rows: row, sheetPart: { declaredBytes: 10 } })],
    ['shorter than declared', aWorkbook({ rows: row, sheetPart: { declaredBytes: 10_000 } })],
    [
      'with bytes that are not UTF-8',
      aWorkbook({ sheet: Buffer.from('<worksheet>é</worksheet>', 'latin1') }),
    ],
    ['with XML that is not well formed', sheetWith('<worksheet><sheetData></worksheet>')],
    ['with XML that does not end', sheetWith('<worksheet><sheetData>')],
    ['with another root', sheetWith('<chartsheet/>')],
    ['with a doctype', sheetWith(`<!DOCTYPE worksheet [<!ENTITY a "0612345678">]><worksheet/>`)],
    ['with an unknown entity', aWorkbook({ rows: textRow(1, '&a;') })],
    ['with rows out of order', aWorkbook({ rows: numberRow(2, '612345678') + numberRow(1, '612345678') })],
    ['with a row and its cell twice', aWorkbook({ rows: row + row })],
    [
      'with a row twice and a cell that could be any',
      aWorkbook({ rows: `${row}<row r="1"><c t="str"><v>0612345678</v></c></row>` }),
    ],
    [
      'with a row twice and its cells out of order',
      aWorkbook({ rows: '<row r="1"><c r="B1"/></row><row r="1"><c r="A1"/></row>' }),
    ],
    ['with a row 0', aWorkbook({ rows: '<row r="0"/>' })],
    ['with a row beyond the format', aWorkbook({ rows: '<row r="1048577"/>' })],
    ['with a cell of another row', cells('<c r="A2"><v>1</v></c>')],
    ['with cells out of order', cells('<c r="B1"/><c r="A1"/>')],
    ['with a cell twice', cells('<c r="A1"/><c r="A1"/>')],
    ['with a column beyond the format', cells('<c r="XFE1"/>')],
    ['with a shared string that is missing', cells('<c r="A1" t="s"><v>0</v></c>')],
  ])('%s [QPC-073]', async (_, file) => {
    expect(await judged(file)).toMatchObject(unknown('damaged'));
  });

  test('wherever it was cut off', async () => {
    const file = await excelColumn(manyNumbers(2000));
    for (let tenth = 1; tenth <= 9; tenth++) {
      const cut = file.subarray(0, Math.floor((file.length * tenth) / 10));
      expect(await refused(cut, 'damaged')).toBeLessThan(patience);
    }
    expect(await refused(file.subarray(0, file.length - 1), 'damaged')).toBeLessThan(patience);
  });

  test('and never crashes or hangs, whatever byte is wrong', async () => {
    const file = aWorkbook({ rows: row, sharedStrings: '<si><t>x</t></si>' });
    for (let i = 4; i < file.length; i += 3) {
      const wrong = Buffer.from(file);
      wrong[i] = (wrong[i] ?? 0) ^ (1 << (i % 8));
      const read = await judged(wrong);
      // Bytes that mean nothing here, such as a time stamp, may differ.
      expect(['unknownFormat', '0612345678']).toContain(
        'refusal' in read ? read.refusal.reason : read.values.join(),
      );
    }
  });
});

describe('a bomb costs neither time nor memory', () => {
  test.each<[string, () => Buffer, string?]>([
    [
      'zeros that declare 2 GB',
      () => aWorkbook({ sheet: Buffer.alloc(megabyte), sheetPart: { declaredBytes: 2 ** 31 } }),
    ],
    ['100 MB of blanks in 100 KB', () => sheetWith(`<worksheet>${' '.repeat(100 * megabyte)}</worksheet>`)],
    [
      '100 MB that declare 10 bytes',
      () => aWorkbook({ sheet: Buffer.alloc(100 * megabyte, 32), sheetPart: { declaredBytes: 10 } }),
      'damaged',
    ],
    ['500 001 shared strings', () => aWorkbook({ rows: row, sharedStrings: '<si/>'.repeat(500_001) })],
    [
      '250 000 shared strings of 100 characters',
      () => aWorkbook({ rows: row, sharedStrings: longStrings() }),
    ],
    ['20 000 unclosed tags', () => sheetWith(`<worksheet>${'<a>'.repeat(20_000)}`), 'damaged'],
    ['7 MB in one text', () => aWorkbook({ rows: textRow(1, '6'.repeat(7 * megabyte)) })],
    ['7 MB in one attribute', () => aWorkbook({ rows: `<row r="1" x="${'6'.repeat(7 * megabyte)}"/>` })],
    ['7 MB in one comment', () => aWorkbook({ rows: `<!--${'<'.repeat(7 * megabyte)}-->` })],
    ['5 000 parts', () => aZip(Array.from({ length: 5000 }, (_, i) => ({ name: `${i}`, content: '' })))],
  ])('%s', async (_, make, detail = 'oversized') => {
    const file = make();
    const before = process.memoryUsage().rss;
    expect(await refused(file, detail)).toBeLessThan(patience);
    expect(process.memoryUsage().rss - before).toBeLessThan(room);
  });

  test('a file above the size of an upload is not read', async () => {
    expect(await judged(Buffer.alloc(20 * megabyte + 1, '0'))).toMatchObject({
      refusal: { reason: 'tooLarge', limit: 20 * megabyte },
    });
  });
});

test.skipIf(process.platform !== 'linux')('no refusal leaves a file open', async () => {
  const open = () => readdirSync('/proc/self/fd').length;
  const files = [
    sheetWith('<a>'),
    oleFile('Workbook'),
    aZip([]),
    Buffer.from('\0'),
    aWorkbook({ rows: row }),
  ];
  await judged(files[0] ?? '');
  const before = open();
  for (let i = 0; i < 20; i++) for (const file of files) await judged(file);
  expect(open()).toBeLessThanOrEqual(before);
});

function renamed<Part extends { name: string; content: string | Buffer }>(
  part: Part,
  from: string,
  to: string,
): Part {
  return { ...part, name: part.name.replace(from, to), content: String(part.content).replaceAll(from, to) };
}
