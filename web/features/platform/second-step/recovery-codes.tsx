'use client';
import { Button, Code, CopyButton, Group, List, ListItem, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useMessages } from '#web/kit/frame/locale.tsx';

/** Shown once. « Continuer » loads a whole new document: what stands here is gone from the tab. */
export function RecoveryCodes({ codes, next }: { codes: readonly string[]; next: string }) {
  const { recovery } = useMessages().secondStep;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Stack gap="md">
      <Title order={2} ref={heading} tabIndex={-1}>
        {recovery.title}
      </Title>
      <Text size="sm">{recovery.text}</Text>
      <List aria-label={recovery.title} listStyleType="none" spacing={4}>
        {codes.map((code) => (
          <ListItem key={code}>
            <Code fz="sm">{code}</Code>
          </ListItem>
        ))}
      </List>
      <Group gap="md">
        <Button component="a" href={next}>
          {recovery.proceed}
        </Button>
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? recovery.copied : recovery.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Stack>
  );
}
