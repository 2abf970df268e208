import { type ResultOrder, writeResultFiles } from './result-files.ts';

/** The answer to the worker's main thread. An error loses its code between threads, so the code is beside it. */
export type Written =
  | { ok: true; summary: Awaited<ReturnType<typeof writeResultFiles>> }
  | { ok: false; error: unknown; code: unknown };

/** The entry of the thread that `resultThread` starts. */
export default async function write(order: ResultOrder): Promise<Written> {
  try {
    return { ok: true, summary: await writeResultFiles(order) };
  } catch (error) {
    return { ok: false, error, code: (error as NodeJS.ErrnoException).code };
  }
}
