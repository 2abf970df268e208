import 'server-only';
import { ownVault } from './vault.ts';
import { slotTeller } from './tell.ts';
import { database } from '#web/server/database';
import { taskQueue, temporalClient } from '#web/server/temporal';

/** What depositing, handing out and revoking certificates work with in this process. */
export const certificateMeans = () => ({
  db: database(),
  vault: ownVault(),
  tell: slotTeller(temporalClient(), taskQueue()),
});
