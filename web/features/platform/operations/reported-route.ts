import { config } from '#config';
import { may } from '#domain/rights';
import { database } from '#web/server/database';
import { polled } from '#web/kit/live/polled';
import { sharedReported } from './server/reported.ts';
import { temporalClient } from '#web/server/temporal';

/** Processes whose code fails in Temporal, for a page that stands open. */
export function GET(): Promise<Response> {
  return polled('reported', async ({ actor }) =>
    may(actor, 'process.read') ? sharedReported(temporalClient)(database(), config().temporal) : null,
  );
}
