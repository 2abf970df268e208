import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { qualificationDirectory, faultsCsvFile, faultsFile } from '#domain/qualification/files';
import type { LineFault } from '#domain/qualification/refusal';
import { anInput, aWorld, within } from '#test/support/activities';
import { aWorkbook, manyNumbers, numberRow, textRow } from '#test/support/workbooks';
import { fr } from '#web/messages/fr';

const { faults: words } = fr.qualification;

/** Verifies `content` and tells what it left. */
async function verified(content: string | Uint8Array, qualificationType = 'nonAliase') {
  const world = await aWorld({ contract: { qualificationType } });
  await world.stage('s1', content);
  const verdict = await within()(() => world.activities.verifyFile(anInput()));
  const directory = join(world.dataDir, qualificationDirectory('s1'));
  return {
    verdict,
    names: (await readdir(directory).catch((): string[] => [])).join(' '),
    csv: () => readFile(join(world.dataDir, faultsCsvFile('s1')), 'utf8'),
    shown: async () => JSON.parse(await readFile(join(world.dataDir, faultsFile('s1')), 'utf8')) as unknown[],
  };
}

/** A record of the CSV: number, what stands between the quotes, reason. */
async function records(content: string | Uint8Array, type?: string): Promise<string[][]> {
  const csv = await (await verified(content, type)).csv();
  return csv
    .split('\n')
    .slice(1, -1)
    .map((line) => /^(\d+);"(.*)";(.*)$/.exec(line)?.slice(1) ?? [line]);
}

describe('the faulty lines of a refused file', () => {
  test('stand all in a CSV that Excel opens as UTF-8, in order, under the words of the page [QPC-073]', async () => {
    const file = await verified('0612345678\nabc\n\n0712345678\nnuméro\n');
    expect(await file.csv()).toBe(
      '\uFEFFLigne;Contenu;Anomalie\n' +
        `2;"abc";${words.reasons.notANumber}\n` +
        `3;"";${words.reasons.blank}\n` +
        `5;"numéro";${words.reasons.notANumber}\n`,
    );
    expect((await file.csv()).slice(1).startsWith(`${words.line};${words.value};${words.reason}\n`)).toBe(
      true,
    );
    expect(file.names.split(' ').toSorted((a, b) => a.localeCompare(b))).toEqual([
      'faults.csv',
      'faults.json',
    ]);
  });

  test.each<[LineFault, string | Uint8Array, string?]>([
    ['notANumber', 'abc'],
    ['notAnAlias', 'abc', 'aliase'],
    ['spaced', '0612345678 '],
    ['spaced', '\t123456789012', 'aliase'],
    ['hiddenMark', '06\u200B12345678'],
    ['lineBreak', aWorkbook({ rows: textRow(1, '0612345678\n0612345679') })],
    ['blank', ';\n0612345678'],
    ['extraField', 'a;b'],
    ['tooLong', 'a'.repeat(101)],
    ['quoted', '"a"'],
    ['extraColumn', aWorkbook({ rows: '<row r="1"><c r="B1"><v>1</v></c></row>' })],
    ['formula', aWorkbook({ rows: '<row r="1"><c r="A1"><f>1</f></c></row>' })],
    ['notText', aWorkbook({ rows: '<row r="1"><c r="A1" t="b"><v>1</v></c></row>' })],
  ])('with the fault %s bear the words of the page', async (fault, content, type) => {
    expect((await records(content, type))[0]?.[2]).toBe(words.reasons[fault]);
  });

  test.each([
    ['a formula', '=1+1', "'=1+1"],
    ['a number with its plus', '+336123456789', "'+336123456789"],
    ['a minus', '-1', "'-1"],
    ['a function', '@SUM(A1)', "'@SUM(A1)"],
    ['a number whose zero would go', '061234567', "'061234567"],
    ['a space before a formula', ' =1', "'␣=1"],
    ['spaces around a number', ' 0612345678 ', "'␣0612345678␣"],
    ['a formula in wide signs', '＝1+1', "'＝1+1"],
    ['two fields', 'a;=1+1', 'a;=1+1'],
    ['quotes', 'dit "=1+1"', 'dit ""=1+1""'],
    ['words', 'MSISDN', 'MSISDN'],
  ])('show %s as text, whoever opens them', async (_, value, shown) => {
    expect((await records(value))[0]?.[1]).toBe(shown);
  });

  test('are all there when there are 50 000, while the page gets 20', async () => {
    const file = await verified('x\n'.repeat(50_000));
    const lines = (await file.csv()).split('\n');
    expect(lines).toHaveLength(50_002);
    expect(lines.at(-2)).toMatch(/^50000;"x";/);
    expect(await file.shown()).toHaveLength(20);
  });

  test('are all there when there are 250 000, of a hundred characters each, and cost no memory', async () => {
    const text = 'é'.repeat(100);
    const cell = (row: number) => `<row r="${row}"><c r="A${row}" t="s"><v>0</v></c></row>`;
    const rows = Array.from({ length: 250_000 }, (_, i) => cell(i + 1)).join('');
    const upload = aWorkbook({ rows, sharedStrings: `<si><t>${text}</t></si>` });
    const before = process.memoryUsage().rss;
    const file = await verified(upload);
    // The file itself has 62 MB.
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
    expect(file.verdict).toMatchObject({ refusal: { count: 250_000 } });
    const lines = (await file.csv()).split('\n');
    expect(lines).toHaveLength(250_002);
    expect(lines.at(-2)).toBe(`250000;"${text}";${words.reasons.notANumber}`);
  });

  test.each([
    ['a sound file', '0612345678\n', /^(identifiers lines|lines identifiers)$/],
    ['a file of too many lines', `x\n${manyNumbers(50_000).join('\n')}`, /^$/],
    ['a damaged file', aWorkbook({ rows: textRow(1, 'x') + numberRow(1, '1') }), /^$/],
  ])('are not kept of %s', async (_, content, names) => {
    expect((await verified(content)).names).toMatch(names);
  });
});
