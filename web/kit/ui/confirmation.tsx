import { Alert, Box } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** Says that something was done, politely to screen readers; it stays until the person leaves. */
export function Confirmation({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <Box component="output" display="block" w="100%">
      <Alert role="note" color="green" icon={<IconCircleCheck aria-hidden />} title={title}>
        {children}
      </Alert>
    </Box>
  );
}
