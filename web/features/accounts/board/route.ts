import { may, scopeOf } from '#domain/rights';
import { accountsBoard } from '../server/board.ts';
import { startWaiting } from '../server/create.ts';
import { startAccounts } from '../server/start.ts';
import { database } from '#web/server/database';
import { polled } from '#web/kit/live/polled';

/**
 * What the page of accounts shows, for a page that stands open. Starts the forms that the asker sent while Temporal was
 * away, which changes nothing that sending them had not decided already.
 */
export function GET(request: Request): Promise<Response> {
  return polled('accounts', async ({ actor }) => {
    const scope = scopeOf(actor, 'user.read');
    if (scope.reach === 'none') return null;
    const { searchParams } = new URL(request.url);
    const given = (name: string) => searchParams.get(name) ?? undefined;
    const now = new Date();
    if (may(actor, 'user.manage')) await startWaiting({ db: database(), start: startAccounts }, actor, now);
    const show = given('show') === 'disabled' ? ('disabled' as const) : undefined;
    const query = { after: given('after'), before: given('before'), operator: given('operator'), show };
    return accountsBoard(database(), scope, query, now);
  });
}
