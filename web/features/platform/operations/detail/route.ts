import { config } from '#config';
import { live } from '#web/kit/live/live';
import { findProcess } from '../server/detail.ts';

/** One process as its page shows it. */
export const GET = live<'workflowId'>('process.read', ({ db, reader, params }) =>
  findProcess(db, reader.scope, params.workflowId, config().temporal),
);
