import 'server-only';
import type { Scope } from '#domain/rights';
import type { Database } from '#prisma/client';
import type { AccountsQuery } from '#web/paths';
import { listCreations, type BatchView } from './creations.ts';
import { listAccounts, type AccountView } from './accounts.ts';
import type { Page } from '#web/kit/list/keyset';

/** What « Comptes et droits » shows. */
export interface AccountsBoard {
  page: Page<AccountView>;
  /** What was sent lately, with the state of each account. */
  batches: BatchView[];
}

export async function accountsBoard(
  db: Database,
  scope: Scope,
  query: AccountsQuery,
  now: Date,
): Promise<AccountsBoard> {
  return { page: await listAccounts(db, scope, query), batches: await listCreations(db, scope, now) };
}
