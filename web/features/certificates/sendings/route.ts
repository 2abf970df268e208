import { may } from '#domain/rights';
import { sendingsPage } from '../server/sendings-page.ts';
import { database } from '#web/server/database';
import { polled } from '#web/kit/live/polled';

/** « Envois à venir » as its page shows it, for a page that stands open. */
export function GET(request: Request): Promise<Response> {
  return polled('certificateSendings', async ({ actor }) => {
    const asked: Partial<Record<string, string>> = Object.fromEntries(new URL(request.url).searchParams);
    const { after, before } = asked;
    return may(actor, 'certificate.manage') ? sendingsPage(database(), { after, before }, new Date()) : null;
  });
}
