import { config } from '#config';
import { scopeOf } from '#domain/rights';
import { database } from '#web/server/database';
import { polled } from '#web/kit/live/polled';
import { processBoard } from './server/processes.ts';
import { processFilterOf } from './server/filter.ts';

/** The processes as « Exploitation » shows them, for a page that stands open. */
export function GET(request: Request): Promise<Response> {
  return polled('processes', async ({ actor }) => {
    const asked = Object.fromEntries(new URL(request.url).searchParams);
    const scope = scopeOf(actor, 'process.read');
    return scope.reach === 'none'
      ? null
      : processBoard(database(), scope, processFilterOf(asked), asked, config().temporal);
  });
}
