'use client';
import { Text, Timeline } from '@mantine/core';
import { paths } from '#web/paths';
import type { SlotDeed } from '../server/history.ts';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Instant } from '#web/kit/ui/instant.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';

/** What happened in a slot, newest first; what is not of the certificate `shown` leads to its own page. */
export function SlotHistory({ deeds, shown }: { deeds: readonly SlotDeed[]; shown: string }) {
  const text = useDeedText();
  return (
    <Timeline bulletSize={14} lineWidth={2}>
      {deeds.map((deed) => (
        <Timeline.Item key={deed.id}>
          <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
            {deed.certificateId === shown ? (
              text.deed(deed)
            ) : (
              <TextLink href={paths.certificate(deed.certificateId)} size="sm">
                {text.deed(deed)}
              </TextLink>
            )}
          </Text>
          <Text size="sm" c="dimmed">
            <Instant at={deed.at} />
            {text.more(deed)}
          </Text>
        </Timeline.Item>
      ))}
    </Timeline>
  );
}

function useDeedText() {
  const { detail } = useMessages().certificates;
  return {
    deed({ label, what }: SlotDeed): string {
      return what.kind === 'mail'
        ? detail.mailOf(detail.mails[what.mail], label)
        : detail.events[what.kind](label);
    },
    more({ what }: SlotDeed): string {
      switch (what.kind) {
        case 'deposit':
          return `, ${detail.by(what.by)}`;
        case 'revoke':
          return `. ${detail.reason(what.reason)}`;
        case 'mail':
          return `, ${detail.recipients(what.recipients)}`;
        default:
          return '';
      }
    },
  };
}
