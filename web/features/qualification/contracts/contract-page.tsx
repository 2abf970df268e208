import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { parisDay } from '#domain/kit/calendar/paris-day';
import { Facts } from '#web/kit/ui/facts.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { page } from '#web/kit/page/page.tsx';
import { paths } from '#web/paths';
import { messages } from '#web/server/locale';
import { ChangeForm, CredentialsPanel } from './contract-forms.tsx';
import { findContract } from './contracts.ts';
import { ExceptionsPanel } from './exceptions-panel.tsx';
import { listQuotaExceptions } from './quota-exceptions.ts';

interface Address {
  params: Promise<{ identifiant: string }>;
}

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  return { title: (await messages()).contracts.change.title((await params).identifiant) };
}

export default page<'identifiant'>('contract.manage', async ({ signed, db, now, params, ...texts }) => {
  const { scope } = signed;
  const contract = await findContract(db, scope, params.identifiant);
  if (!contract) notFound();
  const { contracts, account } = texts.messages;
  const { identifiant, active } = contract;
  return (
    <>
      <PageHeader title={contracts.change.title(identifiant)} />
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
          identifiant={identifiant}
          today={parisDay(now)}
          exceptions={await listQuotaExceptions(db, scope, identifiant, now)}
        />
      </Panel>
      <Panel maw={720} mb="md">
        <CredentialsPanel identifiant={identifiant} active={active} />
      </Panel>
      <TextLink href={paths.contracts()}>{contracts.back}</TextLink>
    </>
  );
});
