import { Piscina } from 'piscina';
import type { ResultOrder, ResultWriter } from './result-files.ts';
import type { Written } from './result-thread.ts';

/** Room for one result of 50,000 lines, in MB; young objects unbounded cost as much again and no less time. */
const heap = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 16 };
/** What it costs to start the thread again is spared between the files of a busy hour. */
const idleMs = 60_000;

/**
 * Writes results in a thread of their own: making a workbook is half of what a qualification computes, and the worker's
 * one thread has all the rest to do. A step that is cancelled ends the thread in the middle of its file.
 */
export function resultThread(): { write: ResultWriter; close: () => Promise<void> } {
  const pool = new Piscina<ResultOrder, Written>({
    filename: new URL('./result-thread.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMs,
    resourceLimits: heap,
  });
  return {
    async write(order, signal) {
      const written = await pool.run(order, { signal: signal ?? null });
      if (written.ok) return written.summary;
      throw Object.assign(written.error as Error, { code: written.code });
    },
    close: () => pool.destroy(),
  };
}
