import exceljs from 'exceljs';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { openPackage } from '#activities/platform/table/zip-package';
import { readQualificationFile } from '#activities/qualification/upload-lines';
import { writeResultCsv, writeResultXlsx } from '#activities/qualification/result-files';
import type { ResultRow } from '#domain/qualification/result';
import { manyNumbers } from '#test/support/workbooks';
import { withFile } from './judged.ts';

const rows: readonly ResultRow[] = [
  ['+33612345678', '01234', 1, 5, 6, 1, 'ACTIF'],
  ['0712345678', '01234', 0, 99, 0, 0, 'INACTIF'],
  ['612345678', '01234', 'INCONNU', 90, 'INCONNU', 'INCONNU', 'ACTIF'],
  ['0712345678', '01234', 0, 99, 0, 0, 'INACTIF'],
];
const manyRows = manyNumbers(50_000).map((number): ResultRow => [number, '00987', 1, 9, 0, 1, 'ACTIF']);

/** Lets `write` make the file and gives its bytes. */
function written(write: (path: string) => Promise<void>): Promise<Buffer> {
  return withFile('what stood there before, and is longer than nothing', async (path) => {
    await write(path);
    return readFile(path);
  });
}

async function opened(file: Buffer): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook();
  // exceljs declares a Buffer of its own, which Node's satisfies.
  await workbook.xlsx.load(file as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  return workbook;
}

describe('the CSV result', () => {
  test('has seven fields a line, in the order of the input, and no header [QPC-121, QPC-122]', async () => {
    const file = await written((path) => writeResultCsv(path, rows));
    expect(file.toString()).toBe(
      '+33612345678;01234;1;5;6;1;ACTIF\n' +
        '0712345678;01234;0;99;0;0;INACTIF\n' +
        '612345678;01234;INCONNU;90;INCONNU;INCONNU;ACTIF\n' +
        '0712345678;01234;0;99;0;0;INACTIF\n',
    );
  });

  test('keeps all of 50 000 lines in order [QPC-122]', async () => {
    const lines = (await written((path) => writeResultCsv(path, manyRows))).toString().trimEnd().split('\n');
    expect(lines.map((line) => line.split(';')[0])).toEqual(manyRows.map(([msisdn]) => msisdn));
  });
});

describe('the Excel result', () => {
  test('is one sheet with columns A to G, in the order of the input, without a header [QPC-120, QPC-122]', async () => {
    const workbook = await opened(await written((path) => writeResultXlsx(path, rows)));
    expect(workbook.worksheets).toHaveLength(1);
    const found = workbook.worksheets[0]?.getSheetValues().slice(1);
    // exceljs counts columns from 1.
    expect(found?.map((row) => Array.isArray(row) && row.slice(1))).toEqual(rows);
  });

  test('holds MSISDN and code maître as text with their zeros, flags and classes as numbers [QPC-110, QPC-111, QPC-120]', async () => {
    const workbook = await opened(await written((path) => writeResultXlsx(path, rows)));
    const { Number: number, String: text } = exceljs.ValueType;
    const types = [1, 2, 3, 4, 5, 6, 7].map((column) => workbook.worksheets[0]?.getCell(2, column).type);
    expect(types).toEqual([text, text, number, number, number, number, text]);
  });

  test('cannot make a spreadsheet compute: a leading plus is text, and there is no formula', async () => {
    const files = await openPackage(await written((path) => writeResultXlsx(path, rows)));
    let sheet = '';
    for await (const chunk of files.read('xl/worksheets/sheet1.xml')) sheet += chunk;
    expect(sheet).toContain('<c r="A1" t="str"><v>+33612345678</v></c>');
    expect(sheet).not.toMatch(/<f[\s>/]/);
  });

  test('keeps all of 50 000 lines in order [QPC-122]', async () => {
    const found: string[] = [];
    await withFile('', async (path) => {
      await writeResultXlsx(path, manyRows);
      await readQualificationFile(
        path,
        () =>
          ({ value }) =>
            found.push(value) > 0,
      );
    });
    expect(found).toEqual(manyRows.map(([msisdn]) => msisdn));
  });
});

describe.each([
  ['CSV', writeResultCsv],
  ['Excel', writeResultXlsx],
])('writing %s', (_, write) => {
  test.each(['=1+1', '@x', '-1', '06;1', '06\n', '"06"', '\uFFFF', ''])(
    'stops at %j, which no rule lets through',
    async (text) => {
      await expect(written((path) => write(path, [[text, '01234', 0, 0, 0, 0, 'ACTIF']]))).rejects.toThrow(
        'neither a number nor a word',
      );
      await expect(
        written((path) => write(path, [['0612345678', '01234', 0, 0, 0, 0, text]])),
      ).rejects.toThrow('neither a number nor a word');
    },
  );

  test('throws when the folder is missing', async () => {
    await expect(write('/nonexistent/result', manyRows)).rejects.toThrow('ENOENT');
  });

  test.skipIf(process.platform !== 'linux')('throws when the disk is full', async () => {
    await expect(write('/dev/full', manyRows)).rejects.toThrow('ENOSPC');
  });

  test('gives the event loop back', async () => {
    expect(await turnsDuring(() => written((path) => write(path, manyRows)))).toBeGreaterThan(30);
  });
});

test('reading gives the event loop back', async () => {
  await withFile(await written((path) => writeResultXlsx(path, manyRows)), async (path) => {
    expect(await turnsDuring(() => readQualificationFile(path, () => () => true))).toBeGreaterThan(50);
  });
});

/** How often other work could run meanwhile. */
async function turnsDuring(run: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let next = setImmediate(function turn() {
    turns += 1;
    next = setImmediate(turn);
  });
  await run().finally(() => clearImmediate(next));
  return turns;
}
