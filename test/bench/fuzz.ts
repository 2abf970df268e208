import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Candidate, Tried } from '#test/activities/workbook/fuzzing';
import { candidate } from '#test/activities/workbook/generated';
import type { Measured } from '../../tools/bench.ts';

const program = fileURLToPath(new URL('../activities/workbook/fuzzing-process.ts', import.meta.url));
/** A file that takes longer hangs; the worst of those made by hand takes two seconds. */
const patienceMs = 20_000;

/**
 * Sends `count` generated files, from `seed` on, through the activity that verifies uploads, in a process of its
 * own that is watched: an error, a hang or a process that ends is counted and told with the seed that makes the file again.
 */
export async function measure({ count, seed }: { count: number; seed: number }): Promise<Measured> {
  const counts = { error: 0, hang: 0, 'ended process': 0 };
  const outcomes: Record<string, number> = {};
  const kinds: Record<string, number> = {};
  let slowest: Tried | undefined;
  let mostBytes = 0;
  const began = performance.now();
  let worker = await started();
  for (let next = seed; next < seed + count; next++) {
    const answer = await asked(worker, await candidate(next));
    mostBytes = Math.max(mostBytes, peakOf(worker));
    if (typeof answer === 'string') {
      counts[answer] += 1;
      console.error(`${answer}: seed ${next}`);
      worker.kill('SIGKILL');
      worker = await started();
      continue;
    }
    const { kind, outcome, problem } = answer;
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    kinds[kind] = (kinds[kind] ?? 0) + 1;
    if (!slowest || answer.ms > slowest.ms) slowest = answer;
    if (problem) {
      counts.error += 1;
      console.error(`${problem}: seed ${next}, ${kind}`);
    }
  }
  worker.disconnect();
  await once(worker, 'exit');
  return {
    name: 'fuzz',
    figures: {
      files: count,
      seeds: `${seed} to ${seed + count - 1}`,
      ...counts,
      'slowest (ms)': slowest ? `${Math.round(slowest.ms)}, seed ${slowest.seed}, ${slowest.kind}` : '–',
      'most memory (MB)': Math.round(mostBytes / 1024 / 1024) || 'unknown here',
      'all (s)': Math.round((performance.now() - began) / 1000),
      ...outcomes,
      ...kinds,
    },
  };
}

async function started(): Promise<ChildProcess> {
  const worker = fork(program);
  await once(worker, 'message');
  return worker;
}

/** What the process says of a file, or what became of the process. */
async function asked(worker: ChildProcess, file: Candidate): Promise<Tried | 'hang' | 'ended process'> {
  const stop = new AbortController();
  try {
    worker.send(file);
    return await Promise.race([
      // Sent by fuzzing-process.ts only.
      once(worker, 'message', stop).then(([tried]) => tried as Tried),
      once(worker, 'exit', stop).then(() => 'ended process' as const),
      once(AbortSignal.timeout(patienceMs), 'abort', stop).then(() => 'hang' as const),
    ]);
  } finally {
    stop.abort();
  }
}

/** The most memory a process ever had, where the system tells it. */
function peakOf({ pid }: ChildProcess): number {
  try {
    return 1024 * Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
