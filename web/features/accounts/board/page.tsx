import type { Metadata } from 'next';
import { may } from '#domain/rights';
import { ButtonLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { paths, type AccountsQuery } from '#web/paths';
import { accountsBoard } from '../server/board.ts';
import { currentPlace } from '#web/server/changes';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { readPageQuery, single, type SearchParams } from '#web/server/search-params';
import { requireRight } from '#web/server/session';
import { AccountsBoardView } from './accounts-board.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).accounts.title };
}

/** Accounts with what is being created (OWF-208, OWF-210). */
export default async function Accounts({ searchParams }: { searchParams: SearchParams }) {
  const { actor, scope } = await requireRight('user.read');
  const manages = may(actor, 'user.manage');
  const { show, operator, ...page } = await searchParams;
  const query: AccountsQuery = {
    ...readPageQuery(page),
    ...(single(show) === 'disabled' && { show: 'disabled' }),
    operator: single(operator),
  };
  const { accounts: words } = await messages();
  const since = await currentPlace(database());
  const board = await accountsBoard(database(), scope, query, new Date());
  const everywhere = scope.reach === 'all';
  return (
    <>
      <PageHeader
        title={words.title}
        description={everywhere ? words.descriptionAll : words.description}
        action={
          manages && (
            <ButtonLink href={paths.newAccounts({ operator: query.operator })}>{words.new}</ButtonLink>
          )
        }
      />
      <AccountsBoardView
        board={board}
        query={query}
        since={since}
        showOperator={everywhere}
        manages={manages}
      />
    </>
  );
}
