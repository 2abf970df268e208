import { scopeOf } from '#domain/rights';
import { database } from '../../../server/database.ts';
import { answered, unauthorized } from '../../../server/errors.ts';
import { listQualifications } from '../../../server/qualifications.ts';
import { peekActor } from '../../../server/session.ts';

/** The list as its page shows it, for a page that stands open. */
export function GET(request: Request): Promise<Response> {
  return answered('qualifications', async () => {
    const signed = await peekActor();
    if (!signed) return unauthorized();
    const { searchParams } = new URL(request.url);
    const cursor = {
      after: searchParams.get('after') ?? undefined,
      before: searchParams.get('before') ?? undefined,
    };
    const scope = scopeOf(signed.actor, 'qualification.read');
    return Response.json(await listQualifications(database(), signed.actor, scope, cursor), {
      headers: { 'cache-control': 'no-store' },
    });
  });
}
