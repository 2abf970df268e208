import { describe, expect, test } from 'vitest';
import { readQualificationFile } from '#activities/qualification/upload-lines';
import { limits } from '#domain/qualification/limits';
import type { FaultyLine } from '#domain/qualification/refusal';
import { manyNumbers } from '#test/support/workbooks';
import { judged, withFile } from './judged.ts';

const two = { format: 'csv', totals: { lines: 2, profiles: 2 }, values: ['0612345678', '+33712345678'] };

describe('a CSV file is accepted', () => {
  test.each([
    ['with LF', '0612345678\n+33712345678\n'],
    ['with CRLF', '0612345678\r\n+33712345678\r\n'],
    ['with CR only', '0612345678\r+33712345678\r'],
    ['without an end of its last line', '0612345678\n+33712345678'],
    ['with a BOM', '\uFEFF0612345678\n+33712345678\n'],
    ['with one « ; » behind each number', '0612345678;\r\n+33712345678;\r\n'],
    ['with blank lines at the end', '0612345678\n+33712345678\n\n  \n;\n'],
  ])('%s, one number a line [QPC-068, QPC-070]', async (_, content) => {
    expect(await judged(content)).toEqual(two);
  });

  test('whose CRLF is torn by the edge of two chunks', async () => {
    const lines = manyNumbers(20_000);
    // 12 bytes a line: one pair in four lies across an edge of 65,536 once a BOM of 3 shifts it.
    const read = await judged(`\uFEFF${lines.join('\r\n')}\r\n`);
    expect(read).toEqual({ format: 'csv', totals: { lines: 20_000, profiles: 20_000 }, values: lines });
  });

  test('of aliases, when the account is aliased', async () => {
    expect(await judged('012345678901\n', 'aliase')).toMatchObject({ totals: { lines: 1, profiles: 1 } });
  });
});

describe('a CSV line is faulty, under its number', () => {
  test.each<[string, string | Buffer, FaultyLine]>([
    [
      'with a second field',
      '0612345678\n0612345678;Dupont\n',
      { line: 2, value: '0612345678;Dupont', fault: 'extraField' },
    ],
    ['with a second « ; »', '0612345678;;\n', { line: 1, value: '0612345678;;', fault: 'extraField' }],
    ['of empty fields', '0612345678\n;;\n', { line: 2, value: ';;', fault: 'extraField' }],
    ['of one empty field before another', ';\n0612345678\n', { line: 1, value: '', fault: 'blank' }],
    ['when quoted', '"0612345678"\n', { line: 1, value: '"0612345678"', fault: 'quoted' }],
    ['when it is a header', 'MSISDN\n0612345678\n', { line: 1, value: 'MSISDN', fault: 'notANumber' }],
    ['with a comma as separator', '0612345678,x\n', { line: 1, value: '0612345678,x', fault: 'notANumber' }],
    ['when blank before another', '0612345678\r\n\r\n0712345678\r\n', { line: 2, value: '', fault: 'blank' }],
    ['with a space behind the number', '0612345678 \n', { line: 1, value: '0612345678 ', fault: 'spaced' }],
    [
      'of Latin-1 bytes, shown as they were meant',
      Buffer.from('0612345678\nnuméro\n', 'latin1'),
      { line: 2, value: 'numéro', fault: 'notANumber' },
    ],
    [
      'of Windows-1252 bytes between lines of UTF-8',
      Buffer.concat([
        Buffer.from('0612345678\n'),
        Buffer.from([0x80, 0x92, 0x9c, 0x81, 0x0a]),
        Buffer.from('0612345678'),
      ]),
      { line: 2, value: '€’œ\uFFFD', fault: 'notANumber' },
    ],
    [
      'with a tab behind the number',
      '0612345678\tx\n',
      { line: 1, value: '0612345678\tx', fault: 'notANumber' },
    ],
    ['of one odd byte', 'x', { line: 1, value: 'x', fault: 'notANumber' }],
  ])('%s [QPC-070, QPC-073]', async (_, content, fault) => {
    const read = await judged(content);
    expect(read).toMatchObject({ refusal: { reason: 'faultyLines', count: 1, firstLine: fault.line } });
    expect(read).toHaveProperty('faults', [fault]);
  });

  test.each([
    ['é', 0],
    ['€', 1],
    ['𝟞', 2],
    ['a€', 0],
    ['aa𝟞', 3],
  ])('in UTF-8 when it is cut within a character: %s', async (character, shift) => {
    const read = await judged('x'.repeat(shift) + character.repeat(300));
    const value = ('x'.repeat(shift) + character.repeat(300))
      .slice(0, 100)
      .replace(/[\uD800-\uDBFF]$/, '\uFFFD');
    expect(read).toHaveProperty('faults', [{ line: 1, value, fault: 'tooLong' }]);
  });

  test('when something stands behind more spaces than are kept, which alone would be nothing', async () => {
    const spaces = ' '.repeat(1000);
    expect(await judged(`0612345678\n${spaces}0712345678\n`)).toHaveProperty('faults', [
      { line: 2, value: spaces.slice(0, 100), fault: 'tooLong' },
    ]);
    expect(await judged(`0612345678\n${spaces}\n`)).toMatchObject({ totals: { lines: 1 } });
  });

  test('and its invisible characters stay visible in what is shown', async () => {
    const read = await judged('06\u001B[2J12\u202E345678\n');
    expect(read).toHaveProperty('faults', [
      { line: 1, value: '06\uFFFD[2J12\uFFFD345678', fault: 'notANumber' },
    ]);
  });
});

describe('the number of CSV lines', () => {
  test.each([
    ['an empty file', ''],
    ['a BOM alone', '\uFEFF'],
    ['blank lines alone', '\r\n \r\n;\r\n'],
  ])('must be at least one: %s [QPC-069]', async (_, content) => {
    expect(await judged(content)).toEqual({ format: 'csv', refusal: { reason: 'noLine' }, faults: [] });
  });

  test('may be 50 000 and no more [QPC-069]', async () => {
    const lines = manyNumbers(limits.fileLines + 1);
    expect(await judged(lines.slice(1).join('\n'))).toMatchObject({
      totals: { lines: 50_000, profiles: 50_000 },
    });
    expect(await judged(lines.join('\n'))).toMatchObject({
      refusal: { reason: 'tooManyLines', limit: 50_000 },
    });
  });

  test('counts repeated numbers [QPC-069]', async () => {
    expect(await judged('0612345678\n'.repeat(50_000))).toMatchObject({
      totals: { lines: 50_000, profiles: 1 },
    });
    expect(await judged('0612345678\n'.repeat(50_001))).toMatchObject({
      refusal: { reason: 'tooManyLines' },
    });
  });

  test('is bounded for lines of nothing too', async () => {
    expect(await judged(`${'\n'.repeat(15_000_000)}0612345678\n`)).toMatchObject({
      refusal: { reason: 'tooManyLines' },
    });
  });
});

describe('a file that is no text is of unknown format', () => {
  test.each([
    ['UTF-16 with its mark', Buffer.from('\uFEFF0612345678\n', 'utf16le'), 'notText'],
    ['UTF-16 without it', Buffer.from('0612345678\n', 'utf16le'), 'notText'],
    ['bytes with a NUL', Buffer.from('0612345678\n\0'), 'notText'],
    ['a PDF', '%PDF-1.7\n', 'other'],
    ['a web page called .xls', '<html><table>', 'other'],
  ])('%s [QPC-071, QPC-073]', async (_, content, detail) => {
    expect(await judged(content)).toMatchObject({ refusal: { reason: 'unknownFormat', detail } });
  });
});

describe('reading CSV', () => {
  test('holds and shows 100 characters of a line of 19 MB', async () => {
    const before = process.memoryUsage().rss;
    const read = await judged(`${'6'.repeat(19_000_000)}\n0612345678\n`);
    expect(read).toHaveProperty('faults', [{ line: 1, value: '6'.repeat(100), fault: 'tooLong' }]);
    expect(process.memoryUsage().rss - before).toBeLessThan(80_000_000);
  });

  test('ends when the receiver has enough', async () => {
    let lines = 0;
    const read = await withFile('0612345678\n'.repeat(100_000), (path) =>
      readQualificationFile(path, () => () => ++lines < 3),
    );
    expect(read).toEqual({ ok: true, format: 'csv' });
    expect(lines).toBe(3);
  });

  test('throws when the disk fails, and when the receiver does', async () => {
    await expect(readQualificationFile('/nonexistent/upload', () => () => true)).rejects.toThrow('ENOENT');
    const broken = withFile('0612345678\n', (path) =>
      readQualificationFile(path, () => () => {
        throw new TypeError('a bug');
      }),
    );
    await expect(broken).rejects.toThrow('a bug');
  });
});
