import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { networkClient } from '#activities/network/client';
import { readQualificationFile } from '#activities/workbook/read';
import { writeResultCsv, writeResultXlsx } from '#activities/workbook/write';
import { judgeFile } from '#domain/qualification/judge';
import { batchSize } from '#domain/qualification/parts';
import { characteristicsOf, resultRow } from '#domain/qualification/result';
import { aHouse, type House } from '#test/support/house';
import { aSubmissionId, mobileNumbers, type Person } from '#test/support/portal-client';
import type { Measured } from '../../tools/bench.ts';

/** Service time of a batch in the simulated network, and how many the bare script asks at once. */
const batchMs = 20;
const atOnce = 8;

/**
 * The product (upload, verdict, workflow, both results downloaded) over a bare script with the same reads, calls and
 * writes but no portal, no engine and no database. Both are warmed up, then run in turn; the ratio is the median of the
 * pairs.
 */
export async function measure({ lines, runs }: { lines: number; runs: number }): Promise<Measured> {
  const house = await aHouse();
  const folder = mkdtempSync(join(tmpdir(), 'jalon-bench-'));
  try {
    await house.world.batchTakes(batchMs);
    await house.db.qpcContract.updateMany({ data: { dailyProfiles: 100 * lines } });
    const person = await house.person('12345');
    const pairs: { product: Phases; bare: Phases }[] = [];
    for (let run = -1; run < runs; run++) {
      const upload = await aWorkbook(mobileNumbers(lines, 10_000_000 + (run + 1) * lines));
      const file = join(folder, 'upload.xlsx');
      writeFileSync(file, upload);
      const product = await throughThePortal(house, person, upload);
      const bare = await bareScript(`${house.world.url}/network`, file, folder);
      if (run >= 0) pairs.push({ product, bare });
    }
    return told(lines, pairs);
  } finally {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds of each phase, and of all. */
type Phases = Record<string, number> & { total: number };

async function throughThePortal(house: House, person: Person, upload: Uint8Array): Promise<Phases> {
  const watch = stopwatch();
  const submissionId = aSubmissionId();
  await person.upload(submissionId, 'bench.xlsx', upload);
  watch.lap('upload');
  const verdict = await person.verdict(submissionId);
  if (verdict['state'] !== 'accepted')
    throw new Error(`The file was not accepted: ${JSON.stringify(verdict)}`);
  watch.lap('verdict');
  const { workflowId } = await house.db.qualification.findUniqueOrThrow({ where: { id: submissionId } });
  await house.temporal.workflow.getHandle(workflowId).result();
  watch.lap('processing');
  await Promise.all([person.result(submissionId, 'csv'), person.result(submissionId, 'xlsx')]);
  watch.lap('download');
  return watch.phases();
}

async function bareScript(networkUrl: string, file: string, folder: string): Promise<Phases> {
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

function stopwatch() {
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

function told(lines: number, pairs: { product: Phases; bare: Phases }[]): Measured {
  const ratios = pairs.map(({ product, bare }) => product.total / bare.total);
  const figures: Measured['figures'] = {
    lines,
    runs: pairs.length,
    cores: availableParallelism(),
    'best ratio': Math.min(...ratios).toFixed(2),
    'worst ratio': Math.max(...ratios).toFixed(2),
  };
  for (const side of ['product', 'bare'] as const) {
    for (const phase of Object.keys(pairs[0]?.[side] ?? {})) {
      figures[`${side} ${phase} (ms)`] = Math.round(median(pairs.map((pair) => pair[side][phase] ?? 0)));
    }
  }
  return { name: 'qualification', ratio: median(ratios), figures };
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

async function aWorkbook(numbers: readonly string[]): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  workbook.addWorksheet('Numéros').addRows(numbers.map((number) => [number]));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
