import type { Metadata } from 'next';
import { may } from '#domain/rights';
import { maySecondStep } from '#domain/second-step';
import { AccountFacts } from '../../../components/account/account-facts.tsx';
import { Facts } from '../../../components/ui/facts.tsx';
import { PageHeader } from '../../../components/ui/page-header.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import type { Messages } from '../../../messages/catalogue.ts';
import { paths } from '../../../paths.ts';
import { database } from '../../../server/database.ts';
import { messages } from '../../../server/locale.ts';
import { secondFactorStanding } from '../../../server/second-factor.ts';
import { requireRight } from '../../../server/session.ts';
import { TextLink } from '../../../components/ui/links.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).account.title };
}

/** Whether one's two-step verification is on. */
async function SecondStepFact({ user, texts, manage }: { user: string; texts: Messages; manage: boolean }) {
  const { account: words } = texts.secondStep;
  const { enrolled } = await secondFactorStanding(database(), user);
  return (
    <Panel maw={720} mt="md">
      <Facts facts={[[words.title, enrolled ? words.on : words.off]]} />
      {manage && (
        <TextLink href={paths.ownSecondStep()} mt="lg" display="inline-block">
          {words.manage}
        </TextLink>
      )}
    </Panel>
  );
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
      {maySecondStep(user.role) && (
        <SecondStepFact user={user.id} texts={texts} manage={may(actor, 'account.update')} />
      )}
    </>
  );
}
