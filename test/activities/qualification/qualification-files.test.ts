import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { networkClient } from '#activities/qualification/network-client';
import {
  answersFile,
  faultsFile,
  identifiersFile,
  resultFile,
  stagedFile,
} from '#domain/qualification/files';
import { partsOf } from '#domain/qualification/parts';
import type { QpcContract } from '#prisma/client';
import { anInput, aWorld, within } from '#test/support/activities';
import { aSimulator } from '#test/simulator/running';
import { parented } from '#test/support/parents';

async function anXlsx(rows: (string | number)[][], sheets = 1): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  for (let n = 1; n <= sheets; n += 1) workbook.addWorksheet(`Feuille ${n}`).addRows(rows);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** A world in which `content` was staged. */
async function given(content: string | Uint8Array, contract: Partial<QpcContract> = {}) {
  const simulator = await aSimulator();
  const world = await aWorld({ network: networkClient(`${simulator.base}/network`), contract });
  await world.stage('s1', content);
  await parented(world.db, anInput());
  const run = within();
  const { activities, dataDir } = world;
  return {
    ...world,
    simulator,
    verify: () => run(() => activities.verifyFile(anInput())),
    /** Every step but the first, as the workflow does them. */
    async qualify() {
      const verified = await run(() => activities.verifyFile(anInput()));
      if (!verified.ok) throw new Error(`refused: ${verified.refusal.reason}`);
      await run(() => activities.acceptQualification(anInput(), verified, { revision: 1 }));
      for (const part of partsOf(verified.profiles)) await run(() => activities.askNetwork(anInput(), part));
      await run(() => activities.writeResults(anInput()));
    },
    writeResults: () => run(() => activities.writeResults(anInput())),
    text: (name: string) => readFile(join(dataDir, name), 'utf8'),
    async cells(): Promise<unknown[][]> {
      const workbook = new exceljs.Workbook();
      await workbook.xlsx.readFile(join(dataDir, resultFile('s1', 'xlsx')));
      expect(workbook.worksheets).toHaveLength(1);
      const rows: unknown[][] = [];
      workbook.worksheets[0]?.eachRow((row) => {
        if (!Array.isArray(row.values)) throw new Error('a row without positions');
        rows.push(row.values.slice(1));
      });
      return rows;
    },
  };
}

describe('the verification of an upload', () => {
  test('finds lines and distinct numbers of a CSV file', async () => {
    const file = await given('0612345678\r\n+33612345678\n0712345678\n');
    expect(await file.verify()).toEqual({ ok: true, format: 'csv', lines: 3, profiles: 2 });
  });

  test('finds those of an Excel file, numbers as numbers or text', async () => {
    const file = await given(await anXlsx([['0612345678'], [612345678], [712345678]]));
    expect(await file.verify()).toEqual({ ok: true, format: 'xlsx', lines: 3, profiles: 2 });
  });

  test('refuses faulty lines, counts them all and keeps the first 20 with number, value and reason [QPC-073]', async () => {
    // Every second line is faulty, from the first on.
    const lines = Array.from({ length: 60 }, (_, n) => (n % 2 === 0 ? `abc${n}` : `06123456${n + 10}`));
    const file = await given(lines.join('\n'));
    expect(await file.verify()).toMatchObject({
      ok: false,
      format: 'csv',
      refusal: { reason: 'faultyLines', count: 30, firstLine: 1 },
    });
    const faults: unknown = JSON.parse(await file.text(faultsFile('s1')));
    expect(faults).toEqual(
      Array.from({ length: 20 }, (_, n) => ({ line: 2 * n + 1, value: `abc${2 * n}`, fault: 'notANumber' })),
    );
  });

  test('puts no number of the file into its answer, which stands in the history', async () => {
    const file = await given('0612345678\n0698765432x\n');
    expect(JSON.stringify(await file.verify())).not.toMatch(/6\d{8}/);
  });

  test.each([
    ['an empty file', '', { refusal: { reason: 'noLine' } }],
    [
      '50,001 lines',
      '0612345678\n'.repeat(50_001),
      { format: 'csv', refusal: { reason: 'tooManyLines', limit: 50_000 } },
    ],
  ])('refuses %s [QPC-069, QPC-073]', async (_, content, expected) => {
    expect(await (await given(content)).verify()).toMatchObject({ ok: false, ...expected });
  });

  test('refuses two sheets [QPC-065]', async () => {
    const file = await given(await anXlsx([['0612345678']], 2));
    expect(await file.verify()).toMatchObject({ ok: false, refusal: { reason: 'severalSheets', sheets: 2 } });
  });

  test('refuses what is neither Excel nor CSV [QPC-071]', async () => {
    const file = await given(
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array(512).fill(0)]),
    );
    expect(await file.verify()).toMatchObject({
      ok: false,
      refusal: { reason: 'unknownFormat', detail: 'xls' },
    });
  });

  test('reads aliases for a contract of that type, and refuses numbers to it [QPC-064]', async () => {
    const aliases = await given('000612345678\n123456789012\n', { qualificationType: 'aliase' });
    expect(await aliases.verify()).toMatchObject({ ok: true, profiles: 2 });
    const numbers = await given('0612345678\n', { qualificationType: 'aliase' });
    expect(await numbers.verify()).toMatchObject({ ok: false, refusal: { reason: 'faultyLines' } });
  });

  test('says so when the upload is gone', async () => {
    const world = await aWorld();
    const verified = await within()(() => world.activities.verifyFile(anInput()));
    expect(verified).toEqual({ ok: false, format: null, refusal: { reason: 'missingFile' } });
  });

  test('of a process that was reset after its upload had been swept is the one it had', async () => {
    const file = await given('0612345678\n0612345678\n0712345678\n');
    await file.qualify();
    await rm(join(file.dataDir, stagedFile('s1')));
    expect(await file.verify()).toEqual({ ok: true, format: 'csv', lines: 3, profiles: 2 });
  });

  test('removes what an attempt that was killed while it wrote has left, of a refused file too', async () => {
    const file = await given('0612345678\nfaux\n');
    await file.verify();
    const files = await file.files();
    await writeFile(join(file.dataDir, `${identifiersFile('s1')}.0123456789ab.tmp`), 'half');
    expect(await file.verify()).toMatchObject({ ok: false, refusal: { reason: 'faultyLines' } });
    expect(await file.files()).toEqual(files);
  });

  test('done twice, even at once, comes to the same files', async () => {
    const file = await given('0612345678\n0712345678\n');
    const [first, second] = await Promise.all([file.verify(), file.verify()]);
    expect(second).toEqual(first);
    expect(await file.text(identifiersFile('s1'))).toBe('33612345678\n33712345678\n');
    expect((await file.files()).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(await file.files()).toContain(stagedFile('s1'));
  });
});

describe('the results', () => {
  const written = ['0600000009', '33600000008', '+33600000004', '600000007', '0600000008', '0600000009'];

  test('have one line for each of the input, in its order, duplicates repeated, numbers as written [QPC-110, QPC-111, QPC-121, QPC-122]', async () => {
    const file = await given(written.join('\r\n'));
    await file.qualify();
    expect(await file.text(resultFile('s1', 'csv'))).toBe(
      [
        '0600000009;01234;1;5;6;1;ACTIF',
        '33600000008;01234;0;99;0;0;INACTIF',
        '+33600000004;01234;0;90;0;0;ACTIF',
        '600000007;01234;0;2;0;1;ACTIF',
        '0600000008;01234;0;99;0;0;INACTIF',
        '0600000009;01234;1;5;6;1;ACTIF',
        '',
      ].join('\n'),
    );
  });

  test('as Excel have text for MSISDN and code maître and numbers for the flags, in columns A to G [QPC-110, QPC-111, QPC-120, QPC-122]', async () => {
    const file = await given(await anXlsx(written.map((number) => [number])));
    await file.qualify();
    expect(await file.cells()).toEqual([
      ['0600000009', '01234', 1, 5, 6, 1, 'ACTIF'],
      ['33600000008', '01234', 0, 99, 0, 0, 'INACTIF'],
      ['+33600000004', '01234', 0, 90, 0, 0, 'ACTIF'],
      ['600000007', '01234', 0, 2, 0, 1, 'ACTIF'],
      ['0600000008', '01234', 0, 99, 0, 0, 'INACTIF'],
      ['0600000009', '01234', 1, 5, 6, 1, 'ACTIF'],
    ]);
  });

  test('come in both formats, whatever was sent [QPC-097]', async () => {
    const file = await given('0600000009\n');
    await file.qualify();
    expect(await file.files()).toEqual(
      expect.arrayContaining([resultFile('s1', 'csv'), resultFile('s1', 'xlsx')]),
    );
  });

  test('count a customer of a hosted MVNO as managed, and a ported number as not [QPC-005, QPC-119, QPC-123]', async () => {
    const file = await given('0600000007\n0600000008\n');
    await file.qualify();
    const states = (await file.text(resultFile('s1', 'csv')))
      .trim()
      .split('\n')
      .map((line) => line.split(';').at(-1));
    expect(states).toEqual(['ACTIF', 'INACTIF']);
  });

  test('say INCONNU for an account that asks for it, in both files [QPC-118]', async () => {
    const file = await given('0600000004\n0600000008\n0600000009\n', { unknownAsWord: true });
    await file.qualify();
    expect(await file.text(resultFile('s1', 'csv'))).toBe(
      '0600000004;01234;INCONNU;90;INCONNU;INCONNU;ACTIF\n' +
        '0600000008;01234;INCONNU;99;INCONNU;INCONNU;INACTIF\n' +
        '0600000009;01234;1;5;6;1;ACTIF\n',
    );
    expect((await file.cells())[0]).toEqual([
      '0600000004',
      '01234',
      'INCONNU',
      90,
      'INCONNU',
      'INCONNU',
      'ACTIF',
    ]);
  });

  test('give the number behind an alias, in each of its lines [QPC-064, QPC-110]', async () => {
    const file = await given('000600000009\n000600000008\n000600000009\n', {
      qualificationType: 'aliase',
      masterCode: '00987',
    });
    await file.qualify();
    expect(await file.text(resultFile('s1', 'csv'))).toBe(
      '33600000009;00987;1;5;6;1;ACTIF\n33600000008;00987;0;99;0;0;INACTIF\n33600000009;00987;1;5;6;1;ACTIF\n',
    );
  });

  test('join every part of a file of several, each line with the answer of its own number', async () => {
    const numbers = Array.from(
      { length: 5_500 },
      (_, n) => `06${String(10_000_000 + n * 7).padStart(8, '0')}`,
    );
    // The last number first: lines and answers are in different orders.
    const lines = [numbers.at(-1) ?? '', ...numbers, numbers[0] ?? ''];
    const file = await given(lines.join('\n'));
    await file.qualify();
    const rows = (await file.text(resultFile('s1', 'csv'))).trimEnd().split('\n');
    expect(rows.map((row) => row.split(';')[0])).toEqual(lines);
    const asked = await file.simulator.qualify('another key', {
      identifiers: lines.slice(0, 3).map((number) => `33${number.slice(1)}`),
    });
    const { profiles } = (await asked.json()) as { profiles: { onNetwork: boolean }[] };
    expect(rows.slice(0, 3).map((row) => row.endsWith(';ACTIF'))).toEqual(
      profiles.map(({ onNetwork }) => onNetwork),
    );
    expect(rows.at(-1)).toBe(rows[1]);
  });

  test('written twice, even at once, are the same and leave nothing else', async () => {
    const file = await given('0600000009\n0600000008\n');
    await file.qualify();
    const before = await file.text(resultFile('s1', 'csv'));
    const files = await file.files();
    await Promise.all([file.writeResults(), file.writeResults()]);
    expect(await file.text(resultFile('s1', 'csv'))).toBe(before);
    expect(await file.cells()).toHaveLength(2);
    expect(await file.files()).toEqual(files);
  });

  test('remove what attempts that were killed while they wrote have left', async () => {
    const file = await given('0600000009\n');
    await file.qualify();
    const files = await file.files();
    const torn = [`${answersFile('s1', 0)}.0123456789ab.tmp`, `${resultFile('s1', 'csv')}.0123456789ab.tmp`];
    for (const name of torn) await writeFile(join(file.dataDir, name), 'half');
    await file.writeResults();
    expect(await file.files()).toEqual(files);
  });
});
