import { Box, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface PageHeaderProps {
  title: ReactNode;
  /** Beside the title, such as a state or a count. */
  aside?: ReactNode;
  description?: ReactNode;
  /** The page's one primary action. */
  action?: ReactNode;
}

export function PageHeader({ title, aside, description, action }: PageHeaderProps) {
  return (
    <Group justify="space-between" align="flex-start" gap="md" mb="lg">
      <Box flex={{ base: '1 1 100%', xs: 1 }} miw={{ base: 0, xs: 280 }}>
        <Group gap="sm" align="center">
          {/* A file name may be long and without a blank. */}
          <Title order={1} style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Title>
          {aside}
        </Group>
        {description && (
          <Text c="dimmed" mt={aside ? 'xs' : 4} maw={720}>
            {description}
          </Text>
        )}
      </Box>
      {action}
    </Group>
  );
}
