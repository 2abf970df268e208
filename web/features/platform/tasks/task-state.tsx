'use client';
import { Text } from '@mantine/core';
import { formatInstant } from '#web/messages/format';
import type { TaskView } from './server/tasks.ts';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { StateBadge } from '#web/kit/ui/state-badge.tsx';
import { taskText } from './task-text.ts';

/** What is asked, in the reader's language. */
export function useTaskText() {
  const messages = useMessages();
  const locale = useLocale();
  return (task: Pick<TaskView, 'reference' | 'matter'>) => taskText(task, { messages, locale });
}

export function TaskBadge({ task }: { task: TaskView }) {
  const { states, overdue } = useMessages().inbox;
  if (task.done) return <StateBadge tone="done">{states.done}</StateBadge>;
  if (task.closedAt) return <StateBadge tone="waiting">{states.withdrawn}</StateBadge>;
  if (task.overdue) return <StateBadge tone="failed">{overdue}</StateBadge>;
  return task.claim ? (
    <StateBadge tone="running">{states.claimed}</StateBadge>
  ) : (
    <StateBadge tone="attention">{states.open}</StateBadge>
  );
}

/** Who takes care of it. */
export function ClaimText({ task: { claim } }: { task: TaskView }) {
  const { inbox } = useMessages();
  const locale = useLocale();
  if (!claim) return inbox.nobody;
  return inbox.claimed(claim.mine ? inbox.me : claim.login, formatInstant(locale, claim.at));
}

/** How it ended, and whether what it was about lasts nonetheless. */
export function EndText({ task: { done, closedAt } }: { task: TaskView }) {
  const { inbox } = useMessages();
  const locale = useLocale();
  return (
    <>
      {done && (
        <>
          <Text size="sm">{inbox.done(done.byLogin, formatInstant(locale, done.at))}</Text>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {inbox.noteOf(done.note)}
          </Text>
          {!closedAt && (
            <Text size="sm" fw={500}>
              {inbox.lasts}
            </Text>
          )}
        </>
      )}
      {!done && closedAt && <Text size="sm">{inbox.withdrawn(formatInstant(locale, closedAt))}</Text>}
    </>
  );
}
