'use client';
import { Box, Button } from '@mantine/core';
import { useMessages } from '../locale.tsx';
import { Failure } from './failure.tsx';

/** Of error.tsx pages: the digest is the reference under which instrumentation.ts logged the error. */
export function ErrorView({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { errors } = useMessages();
  return (
    <Box maw={720}>
      <Failure reference={error.digest} action={<Button onClick={reset}>{errors.unexpected.retry}</Button>} />
    </Box>
  );
}
