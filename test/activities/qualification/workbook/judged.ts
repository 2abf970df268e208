import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeUpload } from '#activities/qualification/verify';
import type { QualificationType } from '#domain/kit/references/identifier';
import type { FileFormat, FileTotals } from '#domain/qualification/judge';
import type { FaultyLine, Refusal } from '#domain/qualification/refusal';

export type Judged =
  | { format: FileFormat; totals: FileTotals; values: string[] }
  | { format?: FileFormat; refusal: Refusal; faults: FaultyLine[] };

/** The verdict of the verification on `content`, with the accepted values or the faulty lines. */
export async function judged(
  content: string | Buffer,
  type: QualificationType = 'nonAliase',
): Promise<Judged> {
  const faults: FaultyLine[] = [];
  const verdict = await withFile(content, (path) => judgeUpload(path, type, (faulty) => faults.push(faulty)));
  if (verdict.ok) {
    const { format, lines, profiles, written } = verdict;
    return { format, totals: { lines, profiles }, values: written.map((line) => line.written) };
  }
  const { format, refusal } = verdict;
  return format ? { format, refusal, faults } : { refusal, faults };
}

/** Runs `use` with `content` in a file whose name says nothing. */
export async function withFile<T>(content: string | Buffer, use: (path: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'workbook-'));
  try {
    const path = join(directory, 'upload');
    await writeFile(path, content);
    return await use(path);
  } finally {
    await rm(directory, { recursive: true });
  }
}
