import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { memoryOf } from '#test/support/memory';
import type { Measured } from '../../../tools/bench.ts';

/** What became of the file of a seed. */
export interface Tried {
  seed: number;
  kind: string;
  outcome: string;
  ms: number;
  /** What should not have been. */
  problem?: string;
}

/** A process that tries files, each for a message. */
export interface Fuzzed<Message> {
  name: string;
  program: string;
  execArgv?: string[];
  messageOf: (seed: number) => Message | Promise<Message>;
  /** A file that takes longer hangs. */
  patienceMs: number;
}

/**
 * Sends `count` generated files, from `seed` on, through a process that is watched: an error, a hang or a process that
 * ends is counted and told with the seed that makes the file again.
 */
export async function watchFuzz<Message extends object | number>(
  fuzzed: Fuzzed<Message>,
  { count, seed }: { count: number; seed: number },
): Promise<Measured> {
  const counts = { error: 0, hang: 0, 'ended process': 0 };
  const outcomes: Record<string, number> = {};
  const kinds: Record<string, number> = {};
  let slowest: Tried | undefined;
  let mostBytes = 0;
  const began = performance.now();
  let worker = await started(fuzzed);
  for (let next = seed; next < seed + count; next++) {
    const answer = await asked(worker, await fuzzed.messageOf(next), fuzzed.patienceMs);
    mostBytes = Math.max(mostBytes, memoryOf(worker.pid ?? 0, 'VmHWM') ?? 0);
    if (typeof answer === 'string') {
      counts[answer] += 1;
      console.error(`${answer}: seed ${next}`);
      worker.kill('SIGKILL');
      worker = await started(fuzzed);
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
    name: fuzzed.name,
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

async function started({
  program,
  execArgv = [],
}: Pick<Fuzzed<never>, 'program' | 'execArgv'>): Promise<ChildProcess> {
  const worker = fork(program, { execArgv: [...process.execArgv, ...execArgv] });
  await once(worker, 'message');
  return worker;
}

/** What the process says of a file, or what became of the process. */
async function asked(
  worker: ChildProcess,
  message: object | number,
  patienceMs: number,
): Promise<Tried | 'hang' | 'ended process'> {
  const stop = new AbortController();
  try {
    worker.send(message);
    return await Promise.race([
      // Sent by the program only.
      once(worker, 'message', stop).then(([tried]) => tried as Tried),
      once(worker, 'exit', stop).then(() => 'ended process' as const),
      once(AbortSignal.timeout(patienceMs), 'abort', stop).then(() => 'hang' as const),
    ]);
  } finally {
    stop.abort();
  }
}
