import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { assignableRoles, grantableServices } from '#domain/accounts/rights';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { paths } from '#web/paths';
import { findAccount } from '../../server/accounts.ts';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { requireRight } from '#web/server/session';
import { AccountEditor } from './account-editor.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).accounts.edit.title };
}

/** « Modification d'un compte », one at a time (OWF-211 to OWF-213). */
export default async function Account({ params }: { params: Promise<{ id: string }> }) {
  const { actor, scope } = await requireRight('user.manage');
  const account = await findAccount(database(), scope, (await params).id);
  if (!account) notFound();
  const { edit } = (await messages()).accounts;
  return (
    <>
      <PageHeader title={edit.title} description={edit.single} />
      <AccountEditor
        account={account}
        grantable={grantableServices(actor)}
        assignable={assignableRoles(actor)}
      />
      <TextLink href={paths.accounts()} mt="md" display="inline-block">
        {edit.back}
      </TextLink>
    </>
  );
}
