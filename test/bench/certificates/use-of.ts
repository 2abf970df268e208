import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { memoryOf } from '#test/support/memory';

/** What a process takes, as Linux tells; other systems do not. */
export interface Use {
  /** Share of one processor, in percent. */
  cpu: number;
  /** Resident memory now and at its peak. */
  megabytes: number;
  peak: number;
}

export async function useOf(pid: number, seconds: number): Promise<Use> {
  const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  const before = ticksOf(pid);
  await sleep(seconds * 1_000);
  const megabytes = (which: 'VmRSS' | 'VmHWM') => Math.round((memoryOf(pid, which) ?? NaN) / 1024 / 1024);
  return {
    cpu: (100 * (ticksOf(pid) - before)) / ticksPerSecond / seconds,
    megabytes: megabytes('VmRSS'),
    peak: megabytes('VmHWM'),
  };
}

/** In user and in kernel mode. */
function ticksOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}
