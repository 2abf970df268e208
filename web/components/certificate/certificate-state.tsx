'use client';
import { Group, Text } from '@mantine/core';
import type { CertificateState } from '#domain/certificate/state';
import type { CertificateLine } from '../../server/certificates.ts';
import { useMessages } from '../locale.tsx';
import { StateBadge, type Tone } from '../ui/state-badge.tsx';

const tones: Readonly<Record<CertificateState, Tone>> = {
  waiting: 'running',
  valid: 'done',
  expiring: 'attention',
  expired: 'failed',
  replaced: 'waiting',
  revoked: 'failed',
};

/** Of what is over for another reason than its age nobody counts the days. */
const counted: readonly CertificateState[] = ['waiting', 'valid', 'expiring', 'expired'];

/** The state at a glance, with the days that are left. */
export function CertificateBadge({ line }: { line: Pick<CertificateLine, 'state' | 'daysLeft'> }) {
  const { certificates } = useMessages();
  return (
    <Group gap={6} wrap="wrap">
      <StateBadge tone={tones[line.state]}>{certificates.states[line.state]}</StateBadge>
      {counted.includes(line.state) && (
        <Text span size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {certificates.left(line.daysLeft, line.state === 'expired')}
        </Text>
      )}
    </Group>
  );
}
