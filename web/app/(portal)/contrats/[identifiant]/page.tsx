import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { parisDay } from '#domain/calendar/paris-day';
import { Facts } from '../../../../components/ui/facts.tsx';
import { TextLink } from '../../../../components/ui/links.tsx';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { Panel } from '../../../../components/ui/panel.tsx';
import { paths } from '../../../../paths.ts';
import { findContract } from '../../../../server/contracts.ts';
import { database } from '../../../../server/database.ts';
import { messages } from '../../../../server/locale.ts';
import { listQuotaExceptions } from '../../../../server/quota-exceptions.ts';
import { requireRight } from '../../../../server/session.ts';
import { ChangeForm } from '../_components/change-form.tsx';
import { ExceptionsPanel } from '../_components/exceptions-panel.tsx';
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
  const now = new Date();
  return (
    <>
      <PageHeader title={contracts.change.title(contract.identifiant)} />
      <Panel maw={720} mb="md">
        <Facts
          facts={[
            [
              account.operator,
              <TextLink key="operator" href={paths.operator(contract.operatorCode)}>
                {contract.operatorName}
              </TextLink>,
            ],
            [account.qualificationType, account.qualificationTypes[contract.qualificationType]],
          ]}
        />
      </Panel>
      <Panel maw={720} mb="md">
        <ChangeForm contract={contract} />
      </Panel>
      <Panel maw={720} mb="md">
        <ExceptionsPanel
          identifiant={contract.identifiant}
          today={parisDay(now)}
          exceptions={await listQuotaExceptions(database(), scope, contract.identifiant, now)}
        />
      </Panel>
      <Panel maw={720} mb="md">
        <CredentialsPanel identifiant={contract.identifiant} active={contract.active} />
      </Panel>
      <TextLink href={paths.contracts()}>{contracts.back}</TextLink>
    </>
  );
}
