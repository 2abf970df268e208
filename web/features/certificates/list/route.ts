import { scopeOf } from '#domain/rights';
import { listCertificates } from '../server/certificates.ts';
import { readCertificatesFilter } from '../server/filter.ts';
import { database } from '#web/server/database';
import { polled } from '#web/kit/live/polled';

/** The list as its page shows it, for a page that stands open. */
export function GET(request: Request): Promise<Response> {
  return polled('certificates', async ({ actor }) => {
    const asked: Partial<Record<string, string>> = Object.fromEntries(new URL(request.url).searchParams);
    const { after, before } = asked;
    const scope = scopeOf(actor, 'certificate.read');
    if (scope.reach === 'none') return null;
    return listCertificates(
      database(),
      scope,
      { ...readCertificatesFilter(asked), after, before },
      new Date(),
    );
  });
}
