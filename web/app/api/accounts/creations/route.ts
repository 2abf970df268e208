import { may } from '#domain/rights';
import { live } from '#web/kit/live/live';
import { startWaiting } from '#web/features/accounts/server/create';
import { listCreations } from '#web/features/accounts/server/creations';
import { startOnTemporal } from '#web/server/processes';

/**
 * What is being created, as the page of accounts shows it. Starts the forms that the asker sent while Temporal was away,
 * which changes nothing that sending them had not decided already.
 */
export const GET = live('user.read', async ({ db, reader: { actor, scope, now } }) => {
  if (may(actor, 'user.manage')) await startWaiting({ db, start: startOnTemporal }, actor, now);
  return { batches: await listCreations(db, scope, now) };
});
