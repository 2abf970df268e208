import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pid } from 'node:process';
import type { Worker } from '@temporalio/worker';

/**
 * Temporal's list of pollers still shows a worker a minute after its death, so each worker leaves its own sign: a file
 * `worker-<pid>.json` in `directory`, renewed every second while it runs. Answers how to stop.
 */
export function signOfLife(worker: Worker, directory: string): () => void {
  const file = join(directory, `worker-${pid}.json`);
  const renew = () => {
    const state = worker.getState();
    if (state !== 'RUNNING' && state !== 'INITIALIZED') return;
    try {
      writeFileSync(`${file}.tmp`, JSON.stringify({ state, at: new Date().toISOString() }));
      renameSync(`${file}.tmp`, file);
    } catch {
      // A full disk shows itself as a sign that grows old.
    }
  };
  renew();
  const timer = setInterval(renew, 1_000);
  return () => {
    clearInterval(timer);
    rmSync(file, { force: true });
  };
}
