import { scopeOf } from '#domain/rights';
import { database } from '#web/server/database';
import { polled } from '#web/kit/live/polled';
import { listQualifications } from '../server/qualifications.ts';
import { readFilter } from '../server/filter.ts';

/** The list as its page shows it, for a page that stands open. */
export function GET(request: Request): Promise<Response> {
  return polled('qualifications', async ({ actor }) => {
    const { searchParams } = new URL(request.url);
    const given = (name: string) => searchParams.get(name) ?? undefined;
    const filter = readFilter({ status: given('status'), from: given('from'), to: given('to') });
    const query = { after: given('after'), before: given('before'), ...filter };
    const scope = scopeOf(actor, 'qualification.read');
    return scope.reach === 'none' ? null : listQualifications(database(), actor, scope, query);
  });
}
