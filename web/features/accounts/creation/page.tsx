import type { Metadata } from 'next';
import { assignableRoles, grantableServices } from '#domain/accounts/rights';
import { EmptyState } from '#web/kit/ui/empty-state.tsx';
import { ButtonLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { paths } from '#web/paths';
import { listOperators } from '../public.ts';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { single, type SearchParams } from '#web/server/search-params';
import { requireRight } from '#web/server/session';
import { newSubmissionId } from '#web/server/submission-id';
import { NewAccountsForm } from './new-accounts-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).accounts.new };
}

/** « E-services » and « Comptes » of « Gestion des droits » (OWF-201). */
export default async function NewAccounts({ searchParams }: { searchParams: SearchParams }) {
  const { actor, scope } = await requireRight('user.manage');
  const { accounts, operators: words } = await messages();
  const { operator, role } = await searchParams;
  const operators = scope.reach === 'all' ? await listOperators(database()) : [];
  return (
    <>
      <PageHeader title={accounts.new} />
      {scope.reach === 'all' && operators.length === 0 ? (
        <EmptyState
          title={words.empty.title}
          text={words.empty.text}
          action={<ButtonLink href={paths.newOperator()}>{words.add}</ButtonLink>}
        />
      ) : (
        <NewAccountsForm
          form={newSubmissionId()}
          grantable={grantableServices(actor)}
          assignable={assignableRoles(actor)}
          operators={operators}
          proposed={{ operator: single(operator), role: single(role) }}
        />
      )}
    </>
  );
}
