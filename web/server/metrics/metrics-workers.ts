import 'server-only';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { gauge, joinTexts, type Family } from './metrics-text.ts';

/** What a worker writes into its sign of life; `metrics` is where its SDK shows its own. */
const sign = z.object({
  metrics: z
    .string()
    .regex(/^127\.0\.0\.1:\d+$/)
    .optional(),
  rssBytes: z.number().optional(),
  cpuSeconds: z.number().optional(),
});

interface WorkerSign extends z.infer<typeof sign> {
  /** Its process id: another worker that comes or goes leaves it as it is. */
  worker: string;
  ageSeconds: number;
}

/** A worker that was killed leaves its sign; one as old as this is history. Seconds. */
const forgottenAfter = 600;
const patienceMs = 1_000;

/** The signs of life in `runDirectory`. */
async function signsIn(runDirectory: string, now: number): Promise<WorkerSign[]> {
  const names = await readdir(runDirectory).catch(() => []);
  const signs = await Promise.all(
    names.map(async (name) => {
      const [, worker] = /^worker-(\d+)\.json$/.exec(name) ?? [];
      if (!worker) return undefined;
      try {
        const file = join(runDirectory, name);
        const { mtimeMs } = await stat(file);
        const told = sign.safeParse(JSON.parse(await readFile(file, 'utf8')));
        const ageSeconds = Math.max(0, (now - mtimeMs) / 1000);
        return { ...(told.success ? told.data : {}), worker, ageSeconds };
      } catch {
        return undefined; // removed meanwhile by a worker that ended
      }
    }),
  );
  return signs.filter((one) => one !== undefined).filter(({ ageSeconds }) => ageSeconds < forgottenAfter);
}

/** Every worker of this machine: its sign of life, and what its SDK counts, each told apart by the label `worker`, its process id. */
export async function workerMetrics(
  runDirectory: string,
  now: number,
): Promise<{ families: Family[]; text: string }> {
  const signs = await signsIn(runDirectory, now);
  const each = (value: (one: WorkerSign) => number | undefined) =>
    signs.flatMap((one) => {
      const found = value(one);
      return found === undefined ? [] : [{ labels: { worker: one.worker }, value: found }];
    });
  const texts = await Promise.all(
    signs.map(async ({ worker, metrics }) => [worker, metrics ? await textAt(metrics) : ''] as const),
  );
  return {
    families: [
      gauge(
        'jalon_worker_sign_age_seconds',
        'Since when a worker gave no sign of life; it gives one each second.',
        each(({ ageSeconds }) => ageSeconds),
      ),
      gauge(
        'jalon_worker_memory_bytes',
        'Resident memory of a worker.',
        each(({ rssBytes }) => rssBytes),
      ),
      {
        ...gauge(
          'jalon_worker_cpu_seconds_total',
          'Processor time of a worker.',
          each(({ cpuSeconds }) => cpuSeconds),
        ),
        type: 'counter',
      },
    ],
    text: joinTexts('worker', Object.fromEntries(texts)),
  };
}

/** '' from a worker that does not answer: its age tells. */
async function textAt(address: string): Promise<string> {
  try {
    const answer = await fetch(`http://${address}/metrics`, { signal: AbortSignal.timeout(patienceMs) });
    return answer.ok ? await answer.text() : '';
  } catch {
    return '';
  }
}
