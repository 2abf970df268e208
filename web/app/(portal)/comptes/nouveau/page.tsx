import type { Metadata } from 'next';
import { assignableRoles, grantableServices } from '#domain/accounts/rights';
import { EmptyState } from '../../../../components/ui/empty-state.tsx';
import { ButtonLink } from '../../../../components/ui/links.tsx';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { paths } from '../../../../paths.ts';
import { listOperators } from '../../../../server/contracts.ts';
import { database } from '../../../../server/database.ts';
import { messages } from '../../../../server/locale.ts';
import { single, type SearchParams } from '../../../../server/search-params.ts';
import { requireRight } from '../../../../server/session.ts';
import { newSubmissionId } from '../../../../server/submission-id.ts';
import { NewAccountsForm } from '../_components/new-accounts-form.tsx';

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
