import 'server-only';
import { ownVault } from './certificate-vault.ts';
import { slotTeller } from './certificates-tell.ts';
import { database } from './database.ts';
import { taskQueue, temporalClient } from './temporal.ts';

/** What depositing, handing out and revoking certificates work with in this process. */
export const certificateMeans = () => ({
  db: database(),
  vault: ownVault(),
  tell: slotTeller(temporalClient(), taskQueue()),
});
