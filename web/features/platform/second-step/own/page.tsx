import { Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { config, secondFactorKey } from '#config';
import { maySecondStep } from '#domain/platform/second-step';
import { Enrolment } from '../enrolment.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { paths } from '#web/paths';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { enrolmentFor } from '../server/second-factor-enrolment.ts';
import { secondFactorStanding } from '../server/second-factor.ts';
import { requireRight } from '#web/server/session';
import { RenewCodes } from './renew-codes.tsx';
import { confirmOwn } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).secondStep.account.title };
}

/** One's own two-step verification: set up where the demo does not ask for it, and new recovery codes. */
export default async function OwnSecondStep() {
  const { user } = await requireRight('account.update');
  if (!maySecondStep(user.role)) notFound();
  const { secondStep } = await messages();
  const { account } = secondStep;
  const dependencies = { db: database(), key: secondFactorKey() };
  const person = { userId: user.id, login: user.login };
  const setUp = await enrolmentFor(dependencies, person, config().wholesaler.name);
  const { recoveryCodesLeft } = await secondFactorStanding(database(), user.id);
  return (
    <>
      <PageHeader
        title={account.title}
        description={setUp ? secondStep.enrolment.lead : account.left(recoveryCodesLeft)}
      />
      <Panel maw={720} mb="md">
        {setUp ? (
          <Enrolment {...setUp} confirm={confirmOwn} next={paths.account()} />
        ) : (
          <>
            <Title order={2}>{account.renewTitle}</Title>
            <Text size="sm" c="dimmed" mb="md">
              {account.renewText}
            </Text>
            <RenewCodes />
          </>
        )}
      </Panel>
      <TextLink href={paths.account()}>{account.back}</TextLink>
    </>
  );
}
