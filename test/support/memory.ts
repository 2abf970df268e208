import { readFileSync } from 'node:fs';

/**
 * Bytes of a process's resident memory, at present or at its peak, as Linux keeps them; undefined on other systems and
 * once it has ended.
 */
export function memoryOf(pid: number, which: 'VmRSS' | 'VmHWM'): number | undefined {
  let status: string;
  try {
    status = readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return undefined;
  }
  const kilobytes = new RegExp(`^${which}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
  return kilobytes === undefined ? undefined : 1024 * Number(kilobytes);
}
