import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

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
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]);
  return {
    cpu: (100 * (ticksOf(pid) - before)) / ticksPerSecond / seconds,
    megabytes: Math.round(kilobytes('VmRSS') / 1024),
    peak: Math.round(kilobytes('VmHWM') / 1024),
  };
}

/** In user and in kernel mode. */
function ticksOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}
