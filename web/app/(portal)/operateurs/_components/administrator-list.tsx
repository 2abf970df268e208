'use client';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState, useTransition } from 'react';
import { useMessages } from '../../../../components/locale.tsx';
import { Confirmation } from '../../../../components/ui/confirmation.tsx';
import { Failure } from '../../../../components/ui/failure.tsx';
import { StateBadge } from '../../../../components/ui/state-badge.tsx';
import type { Administrator } from '../../../../server/operators.ts';
import { sendLink } from '../actions.ts';

interface AdministratorListProps {
  code: string;
  administrators: readonly Administrator[];
}

/** Who administers an operator; whoever lost the link gets another one. */
export function AdministratorList({ code, administrators }: AdministratorListProps) {
  const { people } = useMessages().operators;
  return (
    <Stack gap="md">
      <Title order={3} size="h3">
        {people.administrators}
      </Title>
      {administrators.map((person) => (
        <AdministratorLine key={person.login} code={code} person={person} />
      ))}
    </Stack>
  );
}

function AdministratorLine({ code, person }: { code: string; person: Administrator }) {
  const { people } = useMessages().operators;
  const [pending, startTransition] = useTransition();
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof sendLink>> | null>(null);
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="sm">
        <div>
          <Text>{person.name}</Text>
          <Text size="sm" c="dimmed">
            <Text span ff="monospace" size="sm">
              {person.login}
            </Text>{' '}
            · {person.email}
          </Text>
        </div>
        <Group gap="md">
          <StateBadge tone={person.active ? 'done' : 'attention'}>
            {person.active ? people.active : people.waiting}
          </StateBadge>
          <Button
            variant="default"
            size="xs"
            loading={pending}
            aria-label={`${people.resend}, ${person.name}`}
            onClick={() => startTransition(async () => setAnswer(await sendLink(code, person.login)))}
          >
            {people.resend}
          </Button>
        </Group>
      </Group>
      {answer?.ok && <Confirmation>{people.sent}</Confirmation>}
      {answer && !answer.ok && 'reference' in answer && <Failure reference={answer.reference} />}
      {answer && !answer.ok && !('reference' in answer) && <Text c="red">{people.notSent}</Text>}
    </Stack>
  );
}
