import 'server-only';
import { join } from 'node:path';
import { config } from '#config';
import { database } from './database.ts';
import { checkFiles, checkWorker, health, type Health } from './health.ts';
import { temporalClient } from './temporal.ts';

/** A write that changes nothing takes the write lock all the same. */
async function checkDatabase(): Promise<void> {
  await database().loginThrottle.updateMany({ where: { key: 'health' }, data: { failures: 0 } });
}

function checkTemporal(): Promise<unknown> {
  const { connection } = temporalClient();
  return connection.withDeadline(Date.now() + 1_400, () => connection.workflowService.getSystemInfo({}));
}

/** The health of this installation, as its portal sees it. */
export function healthNow(): Promise<Health> {
  const { dataDir } = config();
  return health({
    database: checkDatabase,
    temporal: checkTemporal,
    worker: () => checkWorker(join(dataDir, 'run'), Date.now()),
    files: () => checkFiles(dataDir),
  });
}
