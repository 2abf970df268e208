'use client';
import { Box, Button, Title } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { useMessages } from '../frame/locale.tsx';
import { Failure } from './failure.tsx';

/** Of error.tsx pages: the digest is the reference under which instrumentation.ts logged the error. */
export function ErrorView({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { errors } = useMessages();
  const router = useRouter();

  // Without the refresh the same answer of the server would be shown again.
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });

  return (
    <Box maw={720}>
      <Title order={1} mb="md">
        {errors.unexpected.title}
      </Title>
      <Failure
        titled={false}
        reference={error.digest}
        action={<Button onClick={retry}>{errors.unexpected.retry}</Button>}
      />
    </Box>
  );
}
