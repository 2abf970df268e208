import { config } from '#config';
import { scopeOf } from '#domain/rights';
import { database } from '../../../server/database.ts';
import { answered, unauthorized } from '../../../server/errors.ts';
import { processBoard, processFilterOf } from '../../../server/processes.ts';
import { peekActor } from '../../../server/session.ts';

/** The processes as « Exploitation » shows them, for a page that stands open. */
export function GET(request: Request): Promise<Response> {
  return answered('processes', async () => {
    const signed = await peekActor();
    if (!signed) return unauthorized();
    const { searchParams } = new URL(request.url);
    const cursor = {
      after: searchParams.get('after') ?? undefined,
      before: searchParams.get('before') ?? undefined,
    };
    const filter = processFilterOf(searchParams.get('show') ?? undefined);
    const scope = scopeOf(signed.actor, 'process.read');
    return Response.json(await processBoard(database(), scope, filter, cursor, config().temporal), {
      headers: { 'cache-control': 'no-store' },
    });
  });
}
