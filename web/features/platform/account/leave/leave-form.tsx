'use client';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { logOut } from '../../identification/auth-client.ts';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { paths } from '#web/paths';
import { ButtonLink } from '#web/kit/ui/links.tsx';

export function LeaveForm({ question }: { question: string }) {
  const { leave } = useMessages();
  const [state, setState] = useState<'asking' | 'leaving' | 'failed'>('asking');

  async function confirm() {
    setState('leaving');
    // A whole new document: nothing of this session stays in the tab.
    if (await logOut()) window.location.assign(paths.home());
    else setState('failed');
  }

  return (
    <Stack gap="md">
      <Text className="verbatim">{question}</Text>
      {state === 'failed' && (
        <Alert role="alert" color="red">
          {leave.failed}
        </Alert>
      )}
      <Group gap="md">
        <Button onClick={() => void confirm()} loading={state === 'leaving'}>
          {leave.confirm}
        </Button>
        <ButtonLink href={paths.home()} variant="default">
          {leave.cancel}
        </ButtonLink>
      </Group>
    </Stack>
  );
}
