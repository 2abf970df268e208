import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  /** 1 when the page has no other heading. */
  level?: 1 | 2;
  /** What would stand here and how to begin. */
  text: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ icon, title, level = 2, text, action }: EmptyStateProps) {
  return (
    <Paper withBorder p="xl">
      <Stack align="center" gap="sm" py="lg" maw={480} mx="auto" ta="center">
        {icon}
        <Title order={level} size="h2">
          {title}
        </Title>
        <Text c="dimmed" style={{ textWrap: 'balance' }}>
          {text}
        </Text>
        {action}
      </Stack>
    </Paper>
  );
}
