import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { parisDay } from '#domain/kit/calendar/paris-day';
import { Facts } from '#web/kit/ui/facts.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { paths } from '#web/paths';
import { findContract } from '../../server/contracts.ts';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { listQuotaExceptions } from '../../server/quota-exceptions.ts';
import { requireRight } from '#web/server/session';
import { ChangeForm } from '../change-form.tsx';
import { ExceptionsPanel } from '../exceptions-panel.tsx';
import { CredentialsPanel } from '../credentials-panel.tsx';

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
