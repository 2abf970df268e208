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

/** How the supervisor's own lines begin. */
export const ownLine = '--- ';

/** The last line that the present run of a part wrote into its log; '' when it wrote none. */
export function lastLineOfRun(file: string): string {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    const start = lines.findLastIndex((line) => line.startsWith(ownLine) && line.includes(' starts '));
    const said = lines.slice(start + 1).filter((line) => line.trim() !== '' && !line.startsWith(ownLine));
    return said.at(-1) ?? '';
  } catch {
    return '';
  }
}
