import type { Metadata } from 'next';
import { may } from '#domain/rights';
import { maySecondStep } from '#domain/platform/second-step';
import { AccountFacts } from './account-facts.tsx';
import { Facts } from '#web/kit/ui/facts.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import type { Messages } from '#web/messages/catalogue';
import { paths } from '#web/paths';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { secondFactorStanding } from '../second-step/server/second-factor.ts';
import { requireRight } from '#web/server/session';
import { TextLink } from '#web/kit/ui/links.tsx';

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
