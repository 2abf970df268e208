'use client';
import { Button, Stack, Text, Title } from '@mantine/core';
import { useState, useTransition } from 'react';
import { linkMinutes } from '#domain/platform/password-reset';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import type { AccountView } from '../../server/accounts.ts';
import { sendLink } from '../actions.ts';

/** « Renvoyer le lien »: an initialisation on demand (OWF-208). */
export function LinkPanel({ account }: { account: AccountView }) {
  const { link, refused } = useMessages().accounts.edit;
  const [sending, startTransition] = useTransition();
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof sendLink>> | null>(null);
  const waiting = account.state === 'waiting';
  return (
    <Stack gap="sm" align="flex-start">
      <Title order={2}>{link.title}</Title>
      <Text>{waiting ? link.waiting : link.active}</Text>
      <Text size="sm" c="dimmed">
        {link.help(linkMinutes({ first: waiting }) / 60)}
      </Text>
      <Button
        variant="default"
        loading={sending}
        onClick={() => startTransition(async () => setAnswer(await sendLink(account.id)))}
      >
        {link.send}
      </Button>
      {answer?.ok && <Confirmation>{link.sent}</Confirmation>}
      {answer && 'reference' in answer && <Failure reference={answer.reference} />}
      {answer && !answer.ok && !('reference' in answer) && (
        <Text c="red" role="alert">
          {'reason' in answer ? refused[answer.reason] : link.notSent}
        </Text>
      )}
    </Stack>
  );
}
