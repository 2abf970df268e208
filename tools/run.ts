import { spawn } from 'node:child_process';
import { environmentWith } from '#config';
import { Trouble } from './trouble.ts';

export interface RunOptions {
  cwd?: string;
  /** Added to the environment of this process. */
  env?: Record<string, string>;
  signal?: AbortSignal;
  /** Each line the program writes on stderr. */
  onLine?: (line: string) => void;
  /** What the person reads when it fails; the program's last lines are added. */
  failing: string;
  /** How many of its last lines; 20 unless told. */
  lines?: number;
}

/** Runs a program to its end and returns what it wrote on stdout. Throws Trouble when it fails or cannot start. */
export async function run(program: string, args: string[], options: RunOptions): Promise<string> {
  const env = environmentWith(options.env ?? {});
  const child = spawn(program, args, {
    cwd: options.cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: options.signal,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    if (options.onLine) for (const line of text.split('\n').filter(Boolean)) options.onLine(line);
  });
  const ended = await new Promise<number | string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => resolve(code ?? signal ?? 'ended'));
  });
  if (ended === 0) return stdout;
  options.signal?.throwIfAborted();
  const last = `${stdout}\n${stderr}`
    .trim()
    .split('\n')
    .slice(-(options.lines ?? 20))
    .join('\n');
  throw new Trouble(`${options.failing} (${ended})${last ? `: ${last}` : ''}`);
}
