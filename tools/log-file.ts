import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const rotateAtBytes = 10 * 1024 * 1024;

/** A log that is appended to; at 10 MB it becomes `<file>.1`, which replaces the one before. Closed, it drops what comes. */
export function openLog(file: string): { write(chunk: Buffer | string): void; close(): void } {
  mkdirSync(dirname(file), { recursive: true });
  let descriptor = openSync(file, 'a', 0o600);
  let bytes = statSync(file).size;
  let open = true;
  return {
    write(chunk) {
      if (!open) return;
      if (bytes > rotateAtBytes) {
        closeSync(descriptor);
        renameSync(file, `${file}.1`);
        descriptor = openSync(file, 'a', 0o600);
        bytes = 0;
      }
      bytes += writeSync(descriptor, chunk.toString());
    },
    close() {
      if (open) closeSync(descriptor);
      open = false;
    },
  };
}

/** The last line of a log that is not empty and does not begin with `except`; '' without one. */
export function lastLine(file: string, except: string): string {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    return lines.findLast((line) => line.trim() !== '' && !line.startsWith(except)) ?? '';
  } catch {
    return '';
  }
}
