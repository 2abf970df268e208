import { Piscina } from 'piscina';
import type { ResultOrder, ResultWriter } from './result-files.ts';
import type { Written } from './result-thread.ts';

/** Memory for one result of 50,000 lines, in MB. Without a bound young objects take as much again and save no time. */
const heap = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 16 };
/** The thread stays between the files of a busy hour, because starting it costs time. */
const idleMs = 60_000;

/**
 * Writes results in a thread of their own: making a workbook is half of the computing of a qualification, and the
 * worker's main thread does all the rest. A cancelled step ends the thread in the middle of its file.
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
