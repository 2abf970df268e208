'use client';
import { Text } from '@mantine/core';
import type { Wait } from '#domain/process';
import { formatSpan } from '#web/messages/format';
import type { ProcessView } from './server/processes.ts';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { StateBadge, type Tone } from '#web/kit/ui/state-badge.tsx';

/** How a process stands, in a word. */
export function useStateName(): (row: Pick<ProcessView, 'state' | 'endedBy'>) => string {
  const { states, endings } = useMessages().exploitation;
  return ({ state, endedBy }) => {
    if (endedBy) return endings[endedBy];
    return Object.hasOwn(states, state) ? states[state as keyof typeof states] : state; // the check before it
  };
}

export function ProcessBadge({ row }: { row: ProcessView }) {
  const name = useStateName();
  const { state, wait, endedAt, endedBy } = row;
  const tone: Tone =
    endedBy || state === 'rejected' || state === 'refused'
      ? 'failed'
      : wait
        ? 'attention'
        : endedAt
          ? 'done'
          : 'running';
  return <StateBadge tone={tone}>{name(row)}</StateBadge>;
}

/** Who asked to stop it, and why. */
export function StopAsked({ row: { stop } }: { row: ProcessView }) {
  const { stopAsked } = useMessages().exploitation;
  if (!stop) return null;
  return (
    <Text size="sm" c="dimmed" mt={4} style={{ overflowWrap: 'anywhere' }}>
      {stopAsked(stop.byLogin, stop.reason)}
    </Text>
  );
}

/** Why its mail was never sent. */
export function UnsentText({ row: { unsent } }: { row: ProcessView }) {
  const { unsent: words } = useMessages().exploitation;
  if (!unsent) return null;
  return (
    <Text size="sm" c="dimmed" mt={4}>
      {words[unsent]}
    </Text>
  );
}

/** What it waits for, since when and until when, and what that means. */
export function WaitText({ wait }: { wait: Wait }) {
  const { waits, whyWaits, waitUntil } = useMessages().exploitation;
  const locale = useLocale();
  return (
    <>
      <Text size="sm" fw={500}>
        {waits[wait.for]}
      </Text>
      <Text size="sm" c="dimmed">
        {waitUntil(...formatSpan(locale, wait.since, wait.until))}
      </Text>
      <Text size="sm" c="dimmed">
        {whyWaits[wait.for]}
      </Text>
    </>
  );
}
