import { Stack, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { config, secondFactorKey } from '#config';
import { Panel } from '#web/kit/ui/panel.tsx';
import { Enrolment } from '../enrolment.tsx';
import { paths } from '#web/paths';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { safeReturn } from '../../identification/server/return-to.ts';
import { enrolmentFor } from '../server/second-factor-enrolment.ts';
import { awaitingPerson } from '#web/server/session';
import { AnotherPerson } from './another-person.tsx';
import { SecondStepForm } from './second-step-form.tsx';
import { confirmAuthenticator } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).secondStep.title };
}

/** Between the right password and every page, for whom two-step verification is on or required. */
export default async function SecondStep({
  searchParams,
}: {
  searchParams: Promise<{ retour?: string | string[] }>;
}) {
  const { retour } = await searchParams;
  const returnTo = safeReturn(typeof retour === 'string' ? retour : null, config().portal.url);
  const person = await awaitingPerson();
  // The session is open, or over: that page knows which.
  if (!person) redirect(paths.identification(returnTo));
  const { secondStep } = await messages();
  const setUp =
    person.awaits === 'enrolment'
      ? await enrolmentFor({ db: database(), key: secondFactorKey() }, person, config().wholesaler.name)
      : null;
  return (
    <Panel>
      <Stack gap="md">
        <div>
          <Title order={1}>{secondStep.title}</Title>
          <Text c="dimmed" size="sm">
            {setUp ? secondStep.enrolment.lead : secondStep.lead}
          </Text>
        </div>
        {setUp ? (
          <Enrolment {...setUp} confirm={confirmAuthenticator} next={returnTo} after={<AnotherPerson />} />
        ) : (
          <SecondStepForm returnTo={returnTo} after={<AnotherPerson />} />
        )}
      </Stack>
    </Panel>
  );
}
