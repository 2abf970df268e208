import type { Metadata } from 'next';
import { may } from '#domain/rights';
import { AccountFacts } from '../../../components/account/account-facts.tsx';
import { PageHeader } from '../../../components/ui/page-header.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { paths } from '../../../paths.ts';
import { messages } from '../../../server/locale.ts';
import { requireRight } from '../../../server/session.ts';
import { TextLink } from '../../../components/ui/links.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).account.title };
}

/** « Consultation Compte » (QPC-040 to QPC-042). */
export default async function Account() {
  const { actor, user } = await requireRight('account.read');
  const texts = await messages();
  return (
    <>
      <PageHeader title={texts.account.title} />
      <Panel maw={720}>
        <AccountFacts texts={texts} account={user} />
        {may(actor, 'account.update') && (
          <TextLink href={paths.editAccount()} mt="lg" display="inline-block">
            {texts.account.modify}
          </TextLink>
        )}
      </Panel>
    </>
  );
}
