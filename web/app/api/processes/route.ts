import { config } from '#config';
import { scopeOf } from '#domain/rights';
import { database } from '../../../server/database.ts';
import { polled } from '../../../server/polled.ts';
import { processBoard, processFilterOf } from '../../../server/processes.ts';

/** The processes as « Exploitation » shows them, for a page that stands open. */
export function GET(request: Request): Promise<Response> {
  return polled('processes', async ({ actor }) => {
    const { searchParams } = new URL(request.url);
    const cursor = {
      after: searchParams.get('after') ?? undefined,
      before: searchParams.get('before') ?? undefined,
    };
    const filter = processFilterOf(searchParams.get('show') ?? undefined);
    const scope = scopeOf(actor, 'process.read');
    return scope.reach === 'none' ? null : processBoard(database(), scope, filter, cursor, config().temporal);
  });
}
