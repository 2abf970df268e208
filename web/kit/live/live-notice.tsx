'use client';
import { Alert, Button, Text, VisuallyHidden } from '@mantine/core';
import type { LiveConnection } from './keep-up.ts';
import { useMessages } from '../frame/locale.tsx';

interface LiveNoticeProps {
  connection: LiveConnection;
  /** What a screen reader is told of the changes. */
  announcement: string;
}

/** Says when a page no longer keeps up by itself. */
export function LiveNotice({ connection, announcement }: LiveNoticeProps) {
  const { live } = useMessages().qualification;
  return (
    <>
      <VisuallyHidden component="output">{announcement}</VisuallyHidden>
      {connection === 'lost' && (
        <Text component="output" display="block" c="dimmed" size="sm" mb="sm">
          {live.lost}
        </Text>
      )}
      {connection === 'ended' && <SessionEnded />}
    </>
  );
}

/** `text`: what that means here. */
export function SessionEnded({ text }: { text?: string }) {
  const { ended } = useMessages().qualification.live;
  return (
    <Alert role="alert" color="yellow" variant="light" mb="md">
      <Text fw={500}>{ended.title}</Text>
      <Text size="sm" mb="sm">
        {text ?? ended.text}
      </Text>
      <Button variant="default" size="xs" onClick={() => window.location.reload()}>
        {ended.action}
      </Button>
    </Alert>
  );
}
