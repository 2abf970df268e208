import { Paper, type PaperProps } from '@mantine/core';
import type { ReactNode } from 'react';

/** A bordered surface; its width is its parent's. */
export function Panel({ children, ...props }: PaperProps & { children: ReactNode }) {
  return (
    <Paper withBorder radius="md" p={{ base: 'md', xs: 'lg' }} {...props}>
      {children}
    </Paper>
  );
}
