import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpuUsage, memoryUsage, pid } from 'node:process';
import type { Worker } from '@temporalio/worker';

/**
 * Temporal's list of pollers still shows a worker a minute after its death, so each worker leaves its own sign: a file
 * `worker-<pid>.json` in `directory`, renewed every second while it runs. It also says what the portal's /metrics show of
 * it: its memory, its processor time and `metrics`, the local address of the SDK's own. Answers how to stop.
 */
export function signOfLife(worker: Worker, directory: string, metrics: string): () => void {
  const file = join(directory, `worker-${pid}.json`);
  const renew = () => {
    const state = worker.getState();
    if (state !== 'RUNNING' && state !== 'INITIALIZED') return;
    try {
      const { user, system } = cpuUsage();
      const sign = {
        state,
        at: new Date().toISOString(),
        metrics,
        rssBytes: memoryUsage.rss(),
        cpuSeconds: (user + system) / 1e6,
      };
      writeFileSync(`${file}.tmp`, JSON.stringify(sign));
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
