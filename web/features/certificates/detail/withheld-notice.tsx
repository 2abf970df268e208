'use client';
import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Withheld } from '../server/download.ts';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { SupportReference } from '#web/kit/ui/failure.tsx';

/** Says that the file cannot be handed out: to its operator what it may go on doing, to the back office what helps. */
export function WithheldNotice({ withheld, manages }: { withheld: Withheld; manages: boolean }) {
  const { withheld: words } = useMessages().certificates.detail;
  const { trouble, reference } = withheld;
  return (
    <Alert role="note" color="red" icon={<IconAlertTriangle aria-hidden />} title={words.title}>
      <Text size="sm">{manages ? words.desk[trouble] : words.text}</Text>
      {reference !== null && <SupportReference reference={reference} />}
    </Alert>
  );
}
