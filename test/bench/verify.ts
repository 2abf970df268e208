import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { judgeUpload } from '#activities/qualification/verify';
import { mobileNumbers } from '#test/support/portal-client';
import type { Measured } from '../../tools/bench.ts';

/**
 * An .xlsx read safely and judged, over exceljs merely reading it: whole, and row by row as it is fastest. All three
 * are warmed up, then run in turn. The ratio is our best over their best: what other work on the machine adds to some
 * turns would say nothing.
 */
export async function measure({ lines, runs }: { lines: number; runs: number }): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'jalon-bench-'));
  try {
    const file = join(folder, 'upload.xlsx');
    const workbook = new exceljs.Workbook();
    workbook.addWorksheet('Numéros').addRows(mobileNumbers(lines, 10_000_000).map((number) => [number]));
    await workbook.xlsx.writeFile(file);
    const turns: Turn[] = [];
    for (let run = -1; run < runs; run++) {
      const turn = {
        ours: await timed(() => judgedLines(file), lines),
        whole: await timed(() => wholeLines(file), lines),
        byRow: await timed(() => rowByRowLines(file), lines),
      };
      if (run >= 0) turns.push(turn);
    }
    const best = (of: keyof Turn) => Math.min(...turns.map((turn) => turn[of]));
    return {
      name: 'verify',
      ratio: best('ours') / Math.min(best('whole'), best('byRow')),
      figures: {
        lines,
        runs,
        cores: availableParallelism(),
        'read and judged, best (ms)': Math.round(best('ours')),
        'exceljs, whole, best (ms)': Math.round(best('whole')),
        'exceljs, row by row, best (ms)': Math.round(best('byRow')),
        'ratio to exceljs, whole': (best('ours') / best('whole')).toFixed(2),
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds of each way. */
type Turn = Record<'ours' | 'whole' | 'byRow', number>;

async function judgedLines(file: string): Promise<number> {
  const judged = await judgeUpload(file, 'nonAliase', () => undefined);
  return judged.ok ? judged.lines : 0;
}

async function wholeLines(file: string): Promise<number> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(file);
  let lines = 0;
  workbook.worksheets[0]?.eachRow((row) => (lines += typeof row.getCell(1).value === 'string' ? 1 : 0));
  return lines;
}

async function rowByRowLines(file: string): Promise<number> {
  let lines = 0;
  const reader = new exceljs.stream.xlsx.WorkbookReader(file, {});
  for await (const sheet of reader)
    for await (const row of sheet) lines += typeof row.getCell(1).value === 'string' ? 1 : 0;
  return lines;
}

async function timed(work: () => Promise<number>, lines: number): Promise<number> {
  const began = performance.now();
  const found = await work();
  const ms = performance.now() - began;
  if (found !== lines) throw new Error(`${found} lines of ${lines} were read`);
  return ms;
}
