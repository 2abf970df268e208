import { join } from 'node:path';
import { config } from '#config';
import { database } from '../../../server/database.ts';
import { checkFiles, checkWorker, health } from '../../../server/health.ts';
import { temporalClient } from '../../../server/temporal.ts';

/** A write that changes nothing takes the write lock all the same. */
async function checkDatabase(): Promise<void> {
  await database().loginThrottle.updateMany({ where: { key: 'health' }, data: { failures: 0 } });
}

function checkTemporal(): Promise<unknown> {
  const { connection } = temporalClient();
  return connection.withDeadline(Date.now() + 1_400, () => connection.workflowService.getSystemInfo({}));
}

/** Ready when it answers 200. Open to everyone: it names parts, nothing else. */
export async function GET(): Promise<Response> {
  const { dataDir } = config();
  const found = await health({
    database: checkDatabase,
    temporal: checkTemporal,
    worker: () => checkWorker(join(dataDir, 'run'), Date.now()),
    files: () => checkFiles(dataDir),
  });
  return Response.json(found, {
    status: found.status === 'ok' ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  });
}
