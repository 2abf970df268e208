import { join } from 'node:path';
import exceljs from 'exceljs';
import { networkClient } from '#activities/qualification/network-client';
import { readQualificationFile } from '#activities/qualification/upload-lines';
import { writeResultCsv, writeResultXlsx } from '#activities/qualification/result-files';
import { judgeFile } from '#domain/qualification/judge';
import { batchSize } from '#domain/qualification/parts';
import { characteristicsOf, resultRow } from '#domain/qualification/result';

/** Service time of a batch in the simulated network, and how many the bare script asks at once. */
export const batchMs = 20;
const atOnce = 8;

/** Milliseconds of each phase, and of all. */
export type Phases = Record<string, number> & { total: number };

/** The reads, calls and writes of one qualification in this process: no portal, no engine, no database. */
export async function bareScript(networkUrl: string, file: string, folder: string): Promise<Phases> {
  const watch = stopwatch();
  const judge = judgeFile('nonAliase', 'xlsx');
  const identifiers: string[] = [];
  const written: { value: string; index: number }[] = [];
  await readQualificationFile(file, () => (line) => {
    const verdict = judge.judge(line);
    if (!verdict.ok) return false;
    if (verdict.isNew) identifiers.push(verdict.canonical);
    written.push({ value: line.value, index: verdict.index });
    return true;
  });
  watch.lap('read');
  const network = networkClient(networkUrl, atOnce);
  const never = new AbortController().signal;
  const batches: ReturnType<typeof network.profiles>[] = [];
  for (let from = 0; from < identifiers.length; from += batchSize) {
    const batch = identifiers.slice(from, from + batchSize);
    batches.push(network.profiles('nonAliase', batch, `bare:${crypto.randomUUID()}`, never));
  }
  const profiles = (await Promise.all(batches)).flat();
  watch.lap('calls');
  const rows = written.map(({ value, index }) => {
    const profile = profiles[index];
    if (!profile) throw new Error('A line has no answer');
    return resultRow({
      type: 'nonAliase',
      written: value,
      msisdn: profile.msisdn,
      masterCode: '01234',
      characteristics: characteristicsOf(profile, false),
    });
  });
  await writeResultCsv(join(folder, 'result.csv'), rows);
  await writeResultXlsx(join(folder, 'result.xlsx'), rows);
  watch.lap('write');
  return watch.phases();
}

export function stopwatch() {
  const began = performance.now();
  const phases: Record<string, number> = {};
  let last = began;
  return {
    lap(phase: string) {
      const now = performance.now();
      phases[phase] = now - last;
      last = now;
    },
    phases: (): Phases => ({ ...phases, total: last - began }),
  };
}

export async function aWorkbook(numbers: readonly string[]): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  workbook.addWorksheet('Numéros').addRows(numbers.map((number) => [number]));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
