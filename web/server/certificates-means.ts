import 'server-only';
import { certificateKeys, config } from '#config';
import { slotTeller } from './certificates-tell.ts';
import { database } from './database.ts';
import { taskQueue, temporalClient } from './temporal.ts';

/** What depositing, handing out and revoking certificates work with in this process. */
export const certificateMeans = () => ({
  db: database(),
  vault: { dataDir: config().dataDir, keys: certificateKeys() },
  tell: slotTeller(temporalClient(), taskQueue()),
});
