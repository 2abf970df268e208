import { Alert, Stack, Title } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { passwordLength } from '#domain/kit/password';
import { Panel } from '#web/kit/ui/panel.tsx';
import { paths } from '#web/paths';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { openLink } from '../server/password-reset.ts';
import { ChoosePasswordForm } from './choose-password-form.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';

export async function generateMetadata(): Promise<Metadata> {
  // The address is the secret: it goes to no other site.
  return { title: (await messages()).reset.title, referrer: 'no-referrer' };
}

/** Behind the one-time link of the mail (section 6, decision 10). Opening it uses nothing up: mail scanners do. */
export default async function ChoosePassword({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const { reset } = await messages();
  const person = await openLink(database(), token, new Date());
  return (
    <Panel>
      <Stack gap="md">
        <Title order={1}>{reset.title}</Title>
        {person ? (
          <ChoosePasswordForm token={token} login={person.login} least={passwordLength.least} />
        ) : (
          <>
            <Alert color="yellow" icon={<IconLinkOff aria-hidden />} title={reset.dead.title}>
              {reset.dead.text}
            </Alert>
            <TextLink href={paths.forgottenPassword()}>{reset.dead.again}</TextLink>
          </>
        )}
      </Stack>
    </Panel>
  );
}
