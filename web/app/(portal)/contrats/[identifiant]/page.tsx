import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Facts } from '../../../../components/ui/facts.tsx';
import { TextLink } from '../../../../components/ui/links.tsx';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { Panel } from '../../../../components/ui/panel.tsx';
import { paths } from '../../../../paths.ts';
import { findContract } from '../../../../server/contracts.ts';
import { database } from '../../../../server/database.ts';
import { messages } from '../../../../server/locale.ts';
import { requireRight } from '../../../../server/session.ts';
import { ChangeForm } from '../_components/change-form.tsx';
import { CredentialsPanel } from '../_components/credentials-panel.tsx';

interface Address {
  params: Promise<{ identifiant: string }>;
}

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  return { title: (await messages()).contracts.change.title((await params).identifiant) };
}

export default async function Contract({ params }: Address) {
  const { scope } = await requireRight('contract.manage');
  const contract = await findContract(database(), scope, (await params).identifiant);
  if (!contract) notFound();
  const { contracts, account } = await messages();
  return (
    <>
      <PageHeader title={contracts.change.title(contract.identifiant)} />
      <Panel maw={720} mb="md">
        <Facts
          facts={[
            [account.operator, contract.operatorName],
            [account.qualificationType, account.qualificationTypes[contract.qualificationType]],
          ]}
        />
      </Panel>
      <Panel maw={720} mb="md">
        <ChangeForm contract={contract} />
      </Panel>
      <Panel maw={720} mb="md">
        <CredentialsPanel identifiant={contract.identifiant} active={contract.active} />
      </Panel>
      <TextLink href={paths.contracts()}>{contracts.back}</TextLink>
    </>
  );
}
