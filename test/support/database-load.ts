import { spawn } from 'node:child_process';
import { argv, execPath, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { aDatabase } from './database.ts';
import { parented } from './parents.ts';
import type { WriterReport } from './database-writer.ts';

const script = fileURLToPath(new URL('./database-writer.ts', import.meta.url));

export interface Writer {
  /** Keys whose transaction the process said was stored. */
  acknowledged: string[];
  /** Null when it was killed. */
  report: Promise<WriterReport | null>;
  kill(): void;
}

/** Starts a process of `writers` concurrent writers. It inherits nothing but the file. */
export function startWriter(
  file: string,
  given: { name: string; seconds: number; writers: number; limit?: number },
): Writer {
  const { name, seconds, writers, limit = 1_000_000_000 } = given;
  const child = spawn(execPath, [script, file, name, String(seconds), String(writers), String(limit)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: string[] = [];
  let last: string | null = null;
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    if (line.startsWith('+')) acknowledged.push(line.slice(1));
    else last = line;
  });
  const report = new Promise<WriterReport | null>((resolve, reject) => {
    child.on('error', reject);
    // The last line of a killed process may be cut; a report is the only one that begins with a brace.
    lines.on('close', () => resolve(last?.startsWith('{') ? (JSON.parse(last) as WriterReport) : null));
  });
  return { acknowledged, report, kill: () => void child.kill('SIGKILL') };
}

if (import.meta.main) {
  const seconds = Number(argv[2] ?? 10);
  await using database = await aDatabase();
  const day = { contractId: 'load', day: '2026-11-02', used: 0 };
  await database.db.quotaDay.create({ data: await parented(database.db, day) });
  const writers = ['a', 'b'].map((name) => startWriter(database.file, { name, seconds, writers: 20 }));
  const reports = await Promise.all(writers.map(({ report }) => report));
  const stored = reports.reduce((sum, report) => sum + (report?.stored ?? 0), 0);
  const kept = await database.db.sentMail.count();
  stdout.write(
    `${JSON.stringify(reports, null, 2)}\n${Math.round(stored / seconds)} transactions/s; ${kept} of ${stored} stored\n`,
  );
}
