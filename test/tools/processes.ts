import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';

export interface Started {
  child: ChildProcess;
  output(): string;
  /** Waits until the process wrote `text`. */
  said(text: string): Promise<void>;
  ended: Promise<number | NodeJS.Signals>;
}

/** Starts a program and keeps what it writes. */
export function start(
  program: string,
  args: string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string } = {},
): Started {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const child = spawn(program, args, { cwd: root, ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output += text.toString()));
  const ended = new Promise<number | NodeJS.Signals>((resolve) =>
    child.on('close', (code, signal) => resolve(code ?? signal ?? -1)),
  );
  return {
    child,
    output: () => output,
    said: (text) =>
      vi.waitFor(
        () => {
          if (!output.includes(text)) throw new Error(`not yet said "${text}", only: ${output}`);
        },
        { timeout: 15_000 },
      ),
    ended,
  };
}

/** Starts Node with this program as an ES module. */
export function startNode(program: string): Started {
  return start(process.execPath, ['--input-type=module', '-e', program]);
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    // A zombie has ended; where there is no /proc, nobody is asked.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return process.platform !== 'linux';
  }
}
