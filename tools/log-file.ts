import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const rotateAtBytes = 10 * 1024 * 1024;
/** How the supervisor's own lines begin. */
export const ownLine = '--- ';

/**
 * A log that is appended to; at 10 MB it becomes `<file>.1`, which replaces the one before. Closed, it drops what comes.
 * So it does while the disk is full, and says so afterwards: those who write go on.
 */
export function openLog(file: string): { write(chunk: Buffer | string): void; close(): void } {
  mkdirSync(dirname(file), { recursive: true });
  let descriptor: number | undefined = openSync(file, 'a', 0o600);
  let bytes = statSync(file).size;
  let open = true;
  let dropped = 0;

  const append = (text: string) => {
    if (bytes > rotateAtBytes) {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
      renameSync(file, `${file}.1`);
      bytes = 0;
    }
    descriptor ??= openSync(file, 'a', 0o600);
    bytes += writeSync(descriptor, text);
  };
  return {
    write(chunk) {
      if (!open) return;
      try {
        if (dropped > 0)
          append(`${ownLine}${dropped} pieces of this log are lost: it could not be written\n`);
        dropped = 0;
        append(chunk.toString());
      } catch {
        dropped += 1;
      }
    },
    close() {
      if (open && descriptor !== undefined) closeSync(descriptor);
      open = false;
    },
  };
}

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
