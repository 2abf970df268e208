import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { aHouse, type House } from '#test/support/house';
import { median } from '#test/support/median';
import { aSubmissionId, mobileNumbers, type Person } from '#test/support/portal-client';
import type { Measured } from '../../tools/bench.ts';
import { aWorkbook, bareScript, batchMs, stopwatch, type Phases } from './qualification/bare.ts';

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
  return { ...watch.phases(), ...(await stepsOf(house, workflowId)) };
}

/** How long each step of the process took within the phases, as its history tells. */
async function stepsOf({ temporal }: House, workflowId: string): Promise<Record<string, number>> {
  const { events } = await temporal.workflow.getHandle(workflowId).fetchHistory();
  const steps = { verifyFile: 'verify', askNetwork: 'ask', writeResults: 'write' } as const;
  const spans = new Map<string, { from: number; to: number }>();
  const scheduled = new Map<string, string>();
  for (const { eventId, eventTime, ...event } of events ?? []) {
    const at = Number(eventTime?.seconds ?? 0) * 1000 + (eventTime?.nanos ?? 0) / 1e6;
    const type = event.activityTaskScheduledEventAttributes?.activityType?.name ?? '';
    if (type in steps) {
      const step = steps[type as keyof typeof steps]; // the line above has just established it
      scheduled.set(String(eventId), step);
      spans.set(step, { from: at, to: at, ...spans.get(step) });
    }
    const ended = event.activityTaskCompletedEventAttributes?.scheduledEventId;
    const span = spans.get(scheduled.get(String(ended)) ?? '');
    if (span) span.to = at;
  }
  return Object.fromEntries([...spans].map(([step, { from, to }]) => [`within: ${step}`, to - from]));
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
