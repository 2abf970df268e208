import 'server-only';
import { Stack } from '@mantine/core';
import { may } from '#domain/rights';
import type { Grant, Operator, User } from '#prisma/client';
import { ButtonLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { defineList } from '#web/kit/list/define-list.tsx';
import { page, titled } from '#web/kit/page/page.tsx';
import { paths } from '#web/paths';
import { accountView, withGrants } from '../server/accounts.ts';
import { listCreations } from '../server/creations.ts';
import { currentPlace } from '#web/server/changes';
import { peopleWithin } from '#web/server/scope';
import { accountsSpec } from './columns.tsx';
import { Creations } from './creations.tsx';
import { AccountsView } from './list-view.ts';

export const accountsList = defineList<User & { operator: Operator | null; grants: Grant[] }>()({
  spec: accountsSpec,
  view: AccountsView,
  right: 'user.read',
  order: [
    ['createdAt', 'desc'],
    ['id', 'desc'],
  ],
  within: ({ scope }) => peopleWithin(scope),
  where: (_db, { show, operator }) => ({
    disabledAt: show === 'disabled' ? { not: null } : null,
    ...(operator !== undefined && { operator: { code: operator } }),
  }),
  rows: (db, query) => db.user.findMany({ ...query, include: withGrants }),
  lines: (_db, rows) => rows.map(accountView),
  context: (_db, { actor, scope }, { show = 'active' }) => ({
    ...{ everyone: scope.reach === 'all', manages: may(actor, 'user.manage'), show },
  }),
  pageSize: 20,
});

export const generateMetadata = titled(({ accounts }) => accounts.title);

/** Accounts with what is being created (OWF-208, OWF-210). */
export default page('user.read', async ({ signed, db, now, query, messages: { accounts: words } }) => {
  const { actor, scope } = signed;
  const everyone = scope.reach === 'all';
  const { operator } = accountsList.asked(query).filter;
  const since = await currentPlace(db);
  const creations = { batches: await listCreations(db, scope, now) };
  return (
    <>
      <PageHeader
        title={words.title}
        description={everyone ? words.descriptionAll : words.description}
        action={
          may(actor, 'user.manage') && (
            <ButtonLink href={paths.newAccounts({ operator })}>{words.new}</ButtonLink>
          )
        }
      />
      <Stack gap="lg">
        <Creations creations={creations} since={since} showOperator={everyone} />
        <section aria-label={words.caption}>
          <accountsList.Section signed={signed} query={query} />
        </section>
      </Stack>
    </>
  );
});
