'use client';
import { Alert } from '@mantine/core';
import { IconTool } from '@tabler/icons-react';
import { formatInstant } from '#web/messages/format';
import type { ItemView } from '../server/publications.ts';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';

/** What an e-service's holders must know of its maintenance, on the e-service itself. */
export function ServiceMaintenance({ items }: { items: readonly ItemView[] }) {
  const { card } = useMessages().espace;
  const locale = useLocale();
  return items.map(({ id, href, window }) => {
    if (!window) return null;
    const [from, until] = [formatInstant(locale, window.from), formatInstant(locale, window.until)];
    return (
      <Alert
        key={id}
        role="note"
        color="yellow"
        p="xs"
        icon={<IconTool size={16} aria-hidden />}
        data-phase={window.phase}
      >
        <TextLink href={href} size="sm" c="inherit" td="underline">
          {window.phase === 'running' ? card.running(until) : card[window.phase](from, until)}
        </TextLink>
      </Alert>
    );
  });
}
