import { scopeOf } from '#domain/rights';
import { database } from '../../../server/database.ts';
import { polled } from '../../../server/polled.ts';
import { listQualifications } from '../../../server/qualifications.ts';

/** The list as its page shows it, for a page that stands open. */
export function GET(request: Request): Promise<Response> {
  return polled('qualifications', async ({ actor }) => {
    const { searchParams } = new URL(request.url);
    const cursor = {
      after: searchParams.get('after') ?? undefined,
      before: searchParams.get('before') ?? undefined,
    };
    const scope = scopeOf(actor, 'qualification.read');
    return scope.reach === 'none' ? null : listQualifications(database(), actor, scope, cursor);
  });
}
