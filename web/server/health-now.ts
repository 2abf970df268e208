import 'server-only';
import { join } from 'node:path';
import { config } from '#config';
import { database } from './database.ts';
import { checkDatabase, checkFiles, checkWorker, health, type Health } from './health.ts';
import { temporalClient } from './temporal.ts';

function checkTemporal(): Promise<unknown> {
  const { connection } = temporalClient();
  return connection.withDeadline(Date.now() + 1_400, () => connection.workflowService.getSystemInfo({}));
}

let asked: Promise<Health> | undefined;

/** The health of this installation, as its portal sees it; looked at once for all who ask meanwhile, because it writes. */
export function healthNow(): Promise<Health> {
  const { dataDir } = config();
  asked ??= health({
    database: () => checkDatabase(database()),
    temporal: checkTemporal,
    worker: () => checkWorker(join(dataDir, 'run'), Date.now()),
    files: () => checkFiles(dataDir),
  }).finally(() => (asked = undefined));
  return asked;
}
