import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { sampled } from '#test/support/deep';
import { aWorkbook, manyNumbers, numberRow, textRow } from '#test/support/workbooks';
import { withFile } from './judged.ts';
import type { VerifyingProcess } from './verifying-process.ts';

const program = fileURLToPath(new URL('verifying-process.ts', import.meta.url));
const run = promisify(execFile);
const megabyte = 1024 * 1024;

async function verified(content: string | Buffer): Promise<VerifyingProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'jalon-data-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  // Half of a worker's heap (tools/parts.ts), which two files share at most.
  const { stdout } = await withFile(content, (path) =>
    run(process.execPath, ['--max-old-space-size=256', program, dataDir, path]),
  );
  return JSON.parse(stdout) as VerifyingProcess;
}

const rows = (count: number, row: (n: number) => string) =>
  Array.from({ length: count }, (_, i) => row(i + 1)).join('');

/** `unit` again and again, with so much noise between that it does not shrink like a bomb. */
function noisy(unit: string, bytes: number): string {
  const piece = unit.repeat(500_000 / unit.length);
  const noise = () => `<!--${randomBytes(2500).toString('hex')}-->`;
  return Array.from({ length: bytes / piece.length }, () => piece + noise()).join('');
}

/** Strings of the length that, with their number, just stays within the limit, of characters that take two bytes. */
const strings = (count: number) =>
  Array.from(
    { length: count },
    (_, i) => `<si><t>${`Ā${Math.imul(i, 0x9e3779b1) >>> 0}`.padEnd(19, 'Ā')}</t></si>`,
  ).join('');

/** First those that `npm test` takes: lines of both formats, and a bomb. */
const cases: readonly [string, string, () => string | Buffer][] = [
  ['250 001 rows', 'tooManyRows', () => aWorkbook({ rows: rows(250_001, (n) => textRow(n, '0612345678')) })],
  ['50 001 CSV lines', 'tooManyLines', () => manyNumbers(50_001).join('\n')],
  [
    'a bomb of 1 GB',
    'unknownFormat',
    () => aWorkbook({ sheet: Buffer.alloc(10 * megabyte), sheetPart: { declaredBytes: 2 ** 30 } }),
  ],
  ['1 048 576 rows', 'tooManyRows', () => aWorkbook({ rows: rows(1_048_576, (n) => numberRow(n, `6${n}`)) })],
  [
    '250 000 different numbers',
    'tooManyLines',
    () => aWorkbook({ rows: rows(250_000, (n) => textRow(n, `06${String(n).padStart(8, '0')}`)) }),
  ],
  [
    '250 000 faulty rows',
    'faultyLines',
    () => aWorkbook({ rows: rows(250_000, (n) => textRow(n, `x${n}`)) }),
  ],
  [
    'half a million shared strings',
    'faultyLines',
    () => aWorkbook({ rows: textRow(1, 'x'), sharedStrings: strings(499_999) }),
  ],
  [
    'a bomb of blanks',
    'unknownFormat',
    () => aWorkbook({ sheet: `<worksheet>${' '.repeat(10 * megabyte)}</worksheet>` }),
  ],
  [
    'empty cells that hide that they are a bomb',
    'unknownFormat',
    () => aWorkbook({ rows: `<row>${noisy('<c/>', 60 * megabyte)}</row>` }),
  ],
  [
    'shared strings that hide that they are a bomb',
    'unknownFormat',
    () =>
      aWorkbook({ rows: textRow(1, 'x'), sharedStrings: noisy('<si><r><t>x</t></r></si>', 60 * megabyte) }),
  ],
  ['20 MB of one CSV line', 'faultyLines', () => Buffer.alloc(20 * megabyte, '6')],
  ['20 MB of blank CSV lines', 'noLine', () => Buffer.alloc(20 * megabyte, ';\r\n')],
  ['50 000 faulty CSV lines of 400 bytes', 'faultyLines', () => `${'é'.repeat(200)}\n`.repeat(50_000)],
];

test.for(sampled(cases, 3))('%s: refused within 2 s and 300 MB', { retry: 2 }, async ([, reason, file]) => {
  const { found, cpuMs, mostBytes } = await verified(file());
  expect(found).toBe(reason);
  expect(cpuMs).toBeLessThan(2000);
  expect(mostBytes).toBeLessThan(300 * megabyte);
});
