'use client';
import { Progress, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { interruptionOf, type QualificationStatus } from '#domain/qualification/state';
import { formatInstant, formatShare, formatSpan } from '#web/messages/format';
import type { QualificationView } from '../server/view.ts';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { StateBadge, type Tone } from '#web/kit/ui/state-badge.tsx';

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
  return (
    <Stack gap={6} align="flex-start">
      <StatusBadge qualification={qualification} />
      <Text size="sm" c="dimmed">
        <StatusText qualification={qualification} />
      </Text>
      <Advance qualification={qualification} />
    </Stack>
  );
}

/** The sentence of its status, unless its results were removed since or its end says nothing against the file. */
export function StatusText({ qualification }: { qualification: QualificationView }) {
  const { status, purgedAt, comment, own } = qualification;
  const { qualification: words } = useMessages();
  const { statusTexts, interrupted, purged } = own ? words : words.onlooker;
  const locale = useLocale();
  if (status === 'done' && purgedAt) return purged(formatInstant(locale, purgedAt));
  const interruption = status === 'rejected' ? interruptionOf(comment) : null;
  return interruption ? interrupted[interruption] : statusTexts[status];
}

/** « Commentaires »: the system's remark, and what operations wrote when it was they who ended it. */
export function Comment({ qualification: { comment, stopReason } }: { qualification: QualificationView }) {
  const { comments, stopReason: reason } = useMessages().qualification;
  if (!comment) return null;
  return (
    <>
      <Text size="sm">{comments[comment]}</Text>
      {stopReason && <Text size="sm">{reason(stopReason)}</Text>}
    </>
  );
}

/** How far it is; `children` stand beneath. */
export function Advance({
  qualification,
  children,
}: {
  qualification: QualificationView;
  children?: ReactNode;
}) {
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
      {children}
      {wait && <WaitText wait={wait} />}
    </Stack>
  );
}

function WaitText({ wait }: { wait: NonNullable<QualificationView['wait']> }) {
  const { waits, waitUntil } = useMessages().qualification;
  const locale = useLocale();
  return (
    <Text size="sm">
      {waits[wait.for]} {waitUntil(...formatSpan(locale, wait.since, wait.until))}
    </Text>
  );
}
