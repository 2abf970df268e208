'use client';
import { Button, Stack, Text, Title } from '@mantine/core';
import { useState, useTransition } from 'react';
import { linkMinutes } from '#domain/platform/password-reset';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import { sendLink } from './actions.ts';

/** Whether the holder has a password, and a link to choose one: the administrator is the last resort (QPC-036). */
export function CredentialsPanel({ identifiant, active }: { identifiant: string; active: boolean }) {
  const { credentials } = useMessages().contracts;
  const [pending, startTransition] = useTransition();
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof sendLink>> | null>(null);
  return (
    <Stack gap="sm" align="flex-start">
      <Title order={2}>{credentials.title}</Title>
      <Text>{active ? credentials.active : credentials.waiting}</Text>
      <Text size="sm" c="dimmed">
        {credentials.help(linkMinutes({ first: !active }) / 60)}
      </Text>
      <Button
        variant="default"
        loading={pending}
        onClick={() => startTransition(async () => setAnswer(await sendLink(identifiant)))}
      >
        {credentials.send}
      </Button>
      {answer?.ok && <Confirmation>{credentials.sent}</Confirmation>}
      {answer && !answer.ok && 'reference' in answer && <Failure reference={answer.reference} />}
      {answer && !answer.ok && !('reference' in answer) && <Text c="red">{credentials.notSent}</Text>}
    </Stack>
  );
}
