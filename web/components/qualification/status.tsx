'use client';
import { Progress, Stack, Text } from '@mantine/core';
import type { QualificationStatus } from '#domain/qualification/state';
import { formatInstant, formatShare, formatTime } from '../../messages/format.ts';
import type { QualificationView } from '../../server/qualifications.ts';
import { useLocale, useMessages } from '../locale.tsx';
import { StateBadge, type Tone } from '../ui/state-badge.tsx';

const tones: Readonly<Record<QualificationStatus, Tone>> = {
  pending: 'running',
  done: 'done',
  rejected: 'failed',
};

export function StatusBadge({ qualification: { status, wait } }: { qualification: QualificationView }) {
  const { statuses } = useMessages().qualification;
  return <StateBadge tone={wait ? 'attention' : tones[status]}>{statuses[status]}</StateBadge>;
}

/** The status with its sentence (QPC-093 to QPC-095), how far it is and what it waits for. */
export function Status({ qualification }: { qualification: QualificationView }) {
  const { statusTexts } = useMessages().qualification;
  return (
    <Stack gap={6} align="flex-start">
      <StatusBadge qualification={qualification} />
      <Text size="sm" c="dimmed">
        {statusTexts[qualification.status]}
      </Text>
      <Advance qualification={qualification} />
    </Stack>
  );
}

export function Advance({ qualification }: { qualification: QualificationView }) {
  const { progress, progressLabel } = useMessages().qualification;
  const locale = useLocale();
  const { status, profiles, profilesDone, fileName, wait } = qualification;
  if (status !== 'pending') return null;
  const share = formatShare(locale, profilesDone, profiles);
  return (
    <Stack gap={4} w="100%">
      <Progress
        value={profiles === 0 ? 0 : (profilesDone / profiles) * 100}
        aria-label={progressLabel(fileName)}
      />
      <Text size="sm">{progress(profilesDone, profiles, share)}</Text>
      {wait && <WaitText wait={wait} />}
    </Stack>
  );
}

function WaitText({ wait }: { wait: NonNullable<QualificationView['wait']> }) {
  const { waits, waitUntil } = useMessages().qualification;
  const locale = useLocale();
  return (
    <Text size="sm">
      {waits[wait.for]} {waitUntil(formatInstant(locale, wait.since), formatTime(wait.until))}
    </Text>
  );
}
