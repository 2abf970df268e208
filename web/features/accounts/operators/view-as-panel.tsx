'use client';
import { Button, Stack, Text, Title } from '@mantine/core';
import { useState, useTransition } from 'react';
import { viewMinutes } from '#domain/platform/view-as';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import { paths } from '#web/paths';
import { viewAs } from './actions.ts';

/** « Voir comme »: leads to the operator's home, in a whole new document. */
export function ViewAsPanel({ code }: { code: string }) {
  const { view } = useMessages().operators;
  const [pending, startTransition] = useTransition();
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof viewAs>> | null>(null);
  const begin = () =>
    startTransition(async () => {
      const given = await viewAs(code);
      if (given.ok) window.location.assign(paths.home());
      else setAnswer(given);
    });
  return (
    <Stack gap="sm" align="flex-start">
      <Title order={2}>{view.title}</Title>
      <Text size="sm" c="dimmed">
        {view.help(viewMinutes)}
      </Text>
      <Button variant="default" loading={pending} onClick={begin}>
        {view.begin}
      </Button>
      {answer && 'reference' in answer && <Failure reference={answer.reference} />}
      {answer && !('reference' in answer) && <Text c="red">{view.failed}</Text>}
    </Stack>
  );
}
