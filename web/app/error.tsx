'use client';
import { Container } from '@mantine/core';
import { ErrorView } from '#web/kit/ui/error-view.tsx';

/** What a layout below could not be made of; errors of pages stay inside their layout. */
export default function LayoutError(props: Parameters<typeof ErrorView>[0]) {
  return (
    <Container component="main" id="content" size={760} py="xl">
      <ErrorView {...props} />
    </Container>
  );
}
