import { Alert, Stack, Text, Title } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { TextLink } from '#web/kit/ui/links.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { paths } from '#web/paths';
import { database } from '#web/server/database';
import { isFirstLink } from './server/first-account.ts';
import { messages } from '#web/server/locale';
import { FirstAccountForm } from './first-account-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  // The address is the secret: it goes to no other site.
  return { title: (await messages()).firstAccount.title, referrer: 'no-referrer' };
}

/** Behind the one-time link that start-up prints while there is no account of the back office. */
export default async function FirstAccount({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const { firstAccount, reset } = await messages();
  const alive = await isFirstLink(database(), token);
  return (
    <Panel>
      <Stack gap="md">
        <div>
          <Title order={1}>{firstAccount.title}</Title>
          {alive && (
            <Text c="dimmed" size="sm">
              {firstAccount.lead}
            </Text>
          )}
        </div>
        {alive ? (
          <FirstAccountForm token={token} />
        ) : (
          <>
            <Alert color="yellow" icon={<IconLinkOff aria-hidden />} title={firstAccount.dead.title}>
              {firstAccount.dead.text}
            </Alert>
            <TextLink href={paths.identification()}>{reset.done.link}</TextLink>
          </>
        )}
      </Stack>
    </Panel>
  );
}
