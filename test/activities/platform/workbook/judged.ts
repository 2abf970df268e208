import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readQualificationFile } from '#activities/platform/workbook/read';
import type { QualificationType } from '#domain/kit/references/identifier';
import { judgeFile, type FileFormat, type FileTotals } from '#domain/qualification/judge';
import type { FaultyLine, Refusal } from '#domain/qualification/refusal';

export type Judged =
  | { format: FileFormat; totals: FileTotals; values: string[] }
  | { format?: FileFormat; refusal: Refusal; faults: FaultyLine[] };

/** What the reader and the judge say of a file together, as the verification does. */
export async function judged(
  content: string | Buffer,
  type: QualificationType = 'nonAliase',
): Promise<Judged> {
  return withFile(content, async (path) => {
    const values: string[] = [];
    const faults: FaultyLine[] = [];
    let judge: ReturnType<typeof judgeFile> | undefined;
    let stopped: Refusal | undefined;
    const read = await readQualificationFile(path, (format) => {
      const judging = (judge = judgeFile(type, format));
      return (line) => {
        const verdict = judging.judge(line);
        if (verdict.ok) values.push(line.value);
        else if ('stop' in verdict) stopped = verdict.stop;
        else faults.push(verdict.faulty);
        return !stopped;
      };
    });
    if (!read.ok) {
      const { format, refusal } = read;
      return format ? { format, refusal, faults } : { refusal, faults };
    }
    const { format } = read;
    if (stopped) return { format, refusal: stopped, faults };
    const verdict = judge?.conclude();
    if (!verdict) throw new Error('begin was not called');
    return verdict.ok
      ? { format, totals: verdict.totals, values }
      : { format, refusal: verdict.refusal, faults };
  });
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
