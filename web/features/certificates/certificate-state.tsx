'use client';
import { Group, Text } from '@mantine/core';
import type { CertificateState } from '#domain/certificates/state';
import { formatInstantDay } from '#web/messages/format';
import type { CertificateLine } from './server/certificates.ts';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { StateBadge, type Tone } from '#web/kit/ui/state-badge.tsx';

const tones: Readonly<Record<CertificateState, Tone>> = {
  waiting: 'running',
  upcoming: 'running',
  valid: 'done',
  expiring: 'attention',
  expired: 'failed',
  replaced: 'waiting',
  revoked: 'failed',
};

/** No day count for replaced or revoked certificates. */
const counted: readonly CertificateState[] = ['waiting', 'valid', 'expiring', 'expired'];

/** The state at a glance, with the days that are left, or since when it can be used. */
export function CertificateBadge({
  line,
}: {
  line: Pick<CertificateLine, 'state' | 'daysLeft' | 'notBefore'>;
}) {
  const { certificates } = useMessages();
  const locale = useLocale();
  const time =
    line.state === 'upcoming'
      ? certificates.from(formatInstantDay(locale, line.notBefore))
      : counted.includes(line.state) && certificates.left(line.daysLeft, line.state === 'expired');
  return (
    <Group gap={6} wrap="wrap">
      <StateBadge tone={tones[line.state]}>{certificates.states[line.state]}</StateBadge>
      {time && (
        <Text span size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {time}
        </Text>
      )}
    </Group>
  );
}
