'use client';
import { Alert, Button, Code, CopyButton, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMessages } from '../frame/locale.tsx';

interface FailureProps {
  reference: string | undefined;
  action?: ReactNode;
  /** False under a heading that says the same. */
  titled?: boolean;
}

/** What happened, what was kept, what to do, and the reference that support finds in the logs. */
export function Failure({ reference, action, titled = true }: FailureProps) {
  const { errors } = useMessages();
  return (
    <Alert
      color="red"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={titled ? errors.unexpected.title : null}
    >
      <Text size="sm">{errors.unexpected.text}</Text>
      {reference && <SupportReference reference={reference} />}
      {action && <Group mt="md">{action}</Group>}
    </Alert>
  );
}

/** Under which support finds a failure in the logs. */
export function SupportReference({ reference }: { reference: string }) {
  const { errors } = useMessages();
  return (
    <Group gap="xs" mt="sm">
      <Text size="sm">
        {errors.unexpected.reference} <Code>{reference}</Code>
      </Text>
      <CopyButton value={reference}>
        {({ copied, copy }) => (
          <Button size="compact-xs" variant="default" onClick={copy}>
            {copied ? errors.copied : errors.copy}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
