import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readRows, type RowsOptions } from '#activities/platform/table/read-rows';
import { writeXlsx } from '#activities/platform/table/write';
import { headingOf } from '#domain/kit/table/schema';
import { people } from '#test/support/people-table';
import { aWorkbook, excelWorkbook } from '#test/support/workbooks';

/** A table of five columns of no e-service, in both formats. */
const options: RowsOptions = { heading: 'names', bytes: 5_000_000, rows: 20_000 };
const head = headingOf(people);
const anne = ['Dupont', 'Anne', 'anne@exemple.fr', '+33612345678', '75'];
const paul = ["L'Hôte", 'Paul', 'paul@exemple.fr', '', '2'];

async function aFile(content: string | Buffer): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'table-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const path = join(directory, 'upload');
  await writeFile(path, content);
  return path;
}

async function read(content: string | Buffer, changed: Partial<RowsOptions> = {}) {
  const values: unknown[] = [];
  const problems: [row: number, column: string | null, found: string, reason: string][] = [];
  const path = await aFile(content);
  const reading = await readRows(path, people, { ...options, ...changed }, (row) => {
    if (row.is === 'values') values.push(Object.values(row.values));
    else for (const one of row.problems) problems.push([one.row, one.column, one.found, one.reason]);
  });
  return { reading, values, problems };
}

const csv = (...rows: string[][]) => rows.map((row) => row.join(';')).join('\n');
const xlsx = (...rows: (string | number)[][]) =>
  excelWorkbook((workbook) => workbook.addWorksheet('Personnes').addRows(rows));

/** The same rows as each program would save them. */
const formats: [string, (...rows: string[][]) => string | Buffer | Promise<Buffer>][] = [
  ['CSV with « ; »', csv],
  ['CSV with commas', (...rows) => rows.map((row) => row.join(',')).join('\r\n')],
  ['CSV with tabs and a BOM', (...rows) => `\uFEFF${rows.map((row) => row.join('\t')).join('\r\n')}\r\n`],
  [
    'CSV in quotation marks',
    (...rows) => rows.map((row) => row.map((text) => `"${text}"`).join(';')).join('\n'),
  ],
  ['CSV in Windows-1252', (...rows) => Buffer.from(csv(...rows), 'latin1')],
  ['Excel', xlsx],
];

describe.each(formats)('%s', (_, make) => {
  test('gives the values of each column, in whatever order they are', async () => {
    const order = [4, 2, 0, 3, 1];
    const shuffled = (row: string[]) => order.map((i) => row[i] ?? '');
    const { reading, values } = await read(await make(shuffled(head), shuffled(anne), shuffled(paul)));
    expect(reading).toMatchObject({ ok: true, rows: 2, faulty: 0 });
    expect(values).toEqual([
      ['Dupont', 'Anne', 'anne@exemple.fr', '+33612345678', 75],
      ["L'Hôte", 'Paul', 'paul@exemple.fr', null, 2],
    ]);
  });

  test('reports each faulty cell and reads the other rows', async () => {
    const file = await make(head, ['Petit', 'Luc', 'luc', '06 12', '2A'], anne, ['', 'Zoé', 'z@b']);
    const { reading, values, problems } = await read(file);
    expect(reading).toMatchObject({ ok: true, rows: 3, faulty: 2 });
    expect(values).toHaveLength(1);
    expect(problems).toEqual([
      [2, 'email', 'luc', 'noAddress'],
      [2, 'phone', '06 12', 'noNumber'],
      [2, 'department', '2A', 'noDepartment'],
      [4, 'lastName', '', 'empty'],
    ]);
  });

  test('is refused without a required column, naming what was found instead', async () => {
    const { reading, values } = await read(
      await make(['Nom', 'Prénom', 'Ville'], ['Dupont', 'Anne', 'Brest']),
    );
    expect(reading).toMatchObject({
      ok: false,
      refusal: {
        reason: 'columns',
        problems: [
          { problem: 'unknown', at: 3, found: 'Ville' },
          { problem: 'missing', column: 'email' },
        ],
      },
    });
    expect(values).toEqual([]);
  });

  test('is read by position without a heading', async () => {
    const { values } = await read(await make(anne, paul), { heading: 'either' });
    expect(values).toHaveLength(2);
  });

  test('keeps 10 000 rows in order, and ends at the limit of rows', async () => {
    const rows = Array.from({ length: 10_000 }, (_row, i) => [
      `Nom ${i}`,
      'Zoé',
      `z${i}@b`,
      '',
      String(i % 96),
    ]);
    const file = await make(head, ...rows);
    const { reading, values } = await read(file);
    expect(reading).toMatchObject({ ok: true, rows: 10_000, faulty: 0 });
    expect(values.map((row) => String(row).split(',')[0])).toEqual(rows.map(([name]) => name));
    expect((await read(file, { rows: 10_000 })).reading).toMatchObject({
      ok: false,
      refusal: { reason: 'tooManyRows', limit: 10_000 },
    });
  });
});

describe('a hostile CSV file', () => {
  const line = (text: string) => `${head.join(';')}\n${text}\n${anne.join(';')}`;
  test.each<[string, string, unknown[]]>([
    ['with a separator and a mark in quotation marks', '"a;""b""";Anne;a@b', []],
    ['with a line break in quotation marks', '"a\nb";Anne;a@b', [[2, 'lastName', 'a\uFFFDb', 'lineBreak']]],
    ['with text behind a closing mark', '"a"b;Anne;a@b', [[2, 'lastName', 'ab', 'quotes']]],
    ['with a cell too many', `${anne.join(';')};x`, [[2, null, 'x', 'extraCell']]],
    ['with a cell behind a thousand', `${anne.join(';')}${';'.repeat(1000)}x`, [[2, null, 'x', 'extraCell']]],
    ['with separators behind', `${anne.join(';')};;;`, []],
    [
      'with a megabyte in a cell',
      `${'é'.repeat(500_000)};Anne;a@b`,
      [[2, 'lastName', 'é'.repeat(100), 'tooLong']],
    ],
    [
      'with a text behind more spaces than are kept',
      `Dupont;Anne;a@b;${' '.repeat(1000)}06`,
      [[2, 'phone', ' '.repeat(100), 'tooLong']],
    ],
    [
      'with an escape sequence',
      'Dup\u001B[2Jont;Anne;a@b',
      [[2, 'lastName', 'Dup\uFFFD[2Jont', 'hiddenMark']],
    ],
  ])('%s', async (_, text, expected) => {
    const { reading, problems } = await read(line(text));
    expect(problems).toEqual(expected);
    expect(reading).toMatchObject({ ok: true, rows: 2 });
  });

  test('with a quotation mark that does not end takes the rest for one cell', async () => {
    const { problems } = await read(line('"Dupont;Anne;a@b'));
    expect(problems[0]).toEqual([
      2,
      'lastName',
      expect.stringMatching(/^Dupont;Anne;a@b\uFFFDDupont/),
      'quotes',
    ]);
  });

  test('of one line of 4 MB in quotation marks costs no memory', async () => {
    const before = process.memoryUsage().rss;
    const { problems } = await read(`${head.join(';')}\n"${'x'.repeat(4_000_000)}`);
    expect(problems.map(([row, column, , reason]) => [row, column, reason])).toContainEqual([
      2,
      'lastName',
      'quotes',
    ]);
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
  });
});

describe('a hostile workbook', () => {
  const cell = (place: string, text: string, type = 'str') =>
    `<c r="${place}" t="${type}"><v>${text}</v></c>`;
  const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`;
  const headRow = row(1, head.map((text, i) => cell(`${'ABCDE'[i]}1`, text)).join(''));
  const sound = cell('A2', 'Dupont') + cell('B2', 'Anne') + cell('C2', 'a@b');

  test.each<[string, string, unknown[]]>([
    [
      'with an element for each cell',
      row(2, cell('A2', 'Dupont')) + row(2, cell('B2', 'Anne')) + row(2, cell('C2', 'a@b')),
      [],
    ],
    ['with a formula', row(2, `${sound}<c r="D2"><f>1+1</f><v>2</v></c>`), [[2, 'phone', '2', 'formula']]],
    ['with a truth value', row(2, sound + cell('D2', '1', 'b')), [[2, 'phone', 'TRUE', 'notText']]],
    ['with a stored number', row(2, `${sound}<c r="D2"><v>6.12345678E8</v></c>`), []],
    ['with a value in the last column', row(2, sound + cell('XFD2', 'x')), [[2, null, 'x', 'extraCell']]],
    ['with escaped characters', row(2, cell('A2', 'Dup_x006F_nt') + cell('B2', 'A') + cell('C2', 'a@b')), []],
    [
      'with a hundred thousand characters in a cell',
      row(2, sound + cell('D2', '6'.repeat(100_000))),
      [[2, 'phone', '6'.repeat(100), 'tooLong']],
    ],
    [
      'with escapes that stand for a long text',
      row(2, sound + cell('D2', '_x0036_'.repeat(101))),
      [[2, 'phone', '6'.repeat(100), 'tooLong']],
    ],
  ])('%s', async (_, rows, expected) => {
    const { problems, reading } = await read(aWorkbook({ rows: headRow + rows }));
    expect(problems).toEqual(expected);
    expect(reading).toMatchObject({ ok: true, rows: 1 });
  });
});

test('what the platform writes it reads as it was typed, escapes and formulas included', async () => {
  const typed = [
    ['A_x0041_B', '=1+1', 'a@b', '+336', '1'],
    ['_x005F_', '_x005F_x0041_', '-1@b', '06', '75'],
  ];
  const path = await aFile('');
  await writeXlsx(path, 'Personnes', [head, ...typed]);
  const values: string[][] = [];
  await readRows(path, people, options, (row) => {
    if (row.is === 'values') values.push(Object.values(row.values).map(String));
  });
  expect(values).toEqual(typed);
});
