import { may, scopeOf } from '#domain/rights';
import { accountsBoard } from '../../../server/accounts-board.ts';
import { startWaiting } from '../../../server/accounts-create.ts';
import { startAccounts } from '../../../server/accounts-start.ts';
import { database } from '../../../server/database.ts';
import { polled } from '../../../server/polled.ts';

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
