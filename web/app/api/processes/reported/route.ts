import { config } from '#config';
import { may } from '#domain/rights';
import { database } from '../../../../server/database.ts';
import { polled } from '../../../../server/polled.ts';
import { sharedReported } from '../../../../server/processes-reported.ts';
import { temporalClient } from '../../../../server/temporal.ts';

/** Processes whose code fails in Temporal, for a page that stands open. */
export function GET(): Promise<Response> {
  return polled('reported', async ({ actor }) =>
    may(actor, 'process.read') ? sharedReported(temporalClient)(database(), config().temporal) : null,
  );
}
