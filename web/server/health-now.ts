import 'server-only';
import { join } from 'node:path';
import { config } from '#config';
import { database } from './database.ts';
import { atMostEvery, checkDatabase, checkFiles, checkWorker, health, type Health } from './health.ts';
import { temporalClient } from './temporal.ts';

function checkTemporal(): Promise<unknown> {
  const { connection } = temporalClient();
  return connection.withDeadline(Date.now() + 1_400, () => connection.workflowService.getSystemInfo({}));
}

/** It writes, and anybody may ask. */
const databaseOnceASecond = atMostEvery(1_000, () => checkDatabase(database()));

/** The health of this installation, as its portal sees it. */
export function healthNow(): Promise<Health> {
  const { dataDir } = config();
  return health({
    database: databaseOnceASecond,
    temporal: checkTemporal,
    worker: () => checkWorker(join(dataDir, 'run'), Date.now()),
    files: () => checkFiles(dataDir),
  });
}
