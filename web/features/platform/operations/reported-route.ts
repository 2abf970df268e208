import { config } from '#config';
import { live } from '#web/kit/live/live';
import { sharedReported } from './server/reported.ts';
import { temporalClient } from '#web/server/temporal';

/** Processes whose code fails in Temporal. */
export const GET = live('process.read', ({ db }) => sharedReported(temporalClient)(db, config().temporal));
