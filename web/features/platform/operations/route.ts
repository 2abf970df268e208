import { config } from '#config';
import { live } from '#web/kit/live/live';
import { processBoard } from './server/processes.ts';
import { processFilterOf } from './server/filter.ts';

/** The processes as « Exploitation » shows them. */
export const GET = live('process.read', ({ db, reader, query }) =>
  processBoard(db, reader.scope, processFilterOf(query), query, config().temporal),
);
