'use client';
import { Group, Text } from '@mantine/core';
import { useState, useTransition } from 'react';
import type { TaskAction } from '#domain/task';
import type { TaskOutcome } from './server/act.ts';
import type { TaskView } from './server/tasks.ts';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { ActionButton } from '../operations/action-button.tsx';
import { ReasonDialog } from '#web/kit/dialog/reason-dialog.tsx';
import { useTaskText } from './task-state.tsx';

export type TaskAnswer =
  | { ok: true; outcome: TaskOutcome }
  | { ok: false; reason: 'noNote' | 'notSent' }
  | { ok: false; reason: 'unexpected'; reference: string };

/** The server's action. */
export type HandleTask = (asked: {
  id: string;
  action: TaskAction;
  seenClaim: string | null;
  note: string;
}) => Promise<TaskAnswer>;

interface TaskActionsProps {
  task: TaskView;
  handle: HandleTask;
  /** In a list each button says which task it means. */
  named?: boolean;
}

/** « Prendre en charge » or « Reprendre », « Rendre », « Terminer… » with its note; what became of it stays beside them. */
export function TaskActions({ task, handle, named = false }: TaskActionsProps) {
  const { inbox } = useMessages();
  const text = useTaskText()(task);
  const [answer, setAnswer] = useState<TaskAnswer | null>(null);
  const [opened, setOpened] = useState(false);
  const [sending, startTransition] = useTransition();

  const send = (action: TaskAction, note = '') =>
    startTransition(async () => {
      const asked = { id: task.id, action, seenClaim: task.claim?.login ?? null, note };
      const heard = await handle(asked).catch((): TaskAnswer => ({ ok: false, reason: 'notSent' }));
      setAnswer(heard);
      setOpened(false);
    });
  const button = (action: TaskAction, label: string, onClick: () => void) => {
    const hindrance = task.hindrances[action];
    return (
      <ActionButton
        {...(named && { label: inbox.actionOf(label, text) })}
        hindrance={hindrance && inbox.hindrances[hindrance]}
        loading={sending && !opened}
        onClick={onClick}
      >
        {label}
      </ActionButton>
    );
  };
  const ofAnother = task.claim !== null && !task.claim.mine;
  return (
    <>
      <Group gap="xs">
        {task.claim?.mine
          ? button('handBack', inbox.actions.handBack, () => send('handBack'))
          : button('claim', ofAnother ? inbox.actions.takeOver : inbox.actions.claim, () => send('claim'))}
        {task.hindrances.done !== 'byAct' && button('done', inbox.actions.done, () => setOpened(true))}
      </Group>
      <Text component="output" display="block" size="sm" mt={4}>
        {answer && sayOf(inbox, answer)}
      </Text>
      <ReasonDialog
        opened={opened}
        title={inbox.dialog.title}
        text={inbox.dialog.text}
        confirm={inbox.dialog.confirm}
        references={[text]}
        words={inbox.dialog}
        sending={sending}
        returnFocus
        onConfirm={(note) => send('done', note)}
        onClose={() => setOpened(false)}
      />
    </>
  );
}

/** Nothing where the task itself shows what became of it. */
function sayOf(
  { outcomes, hindrances }: ReturnType<typeof useMessages>['inbox'],
  answer: TaskAnswer,
): string | null {
  if (!answer.ok)
    return answer.reason === 'unexpected' ? outcomes.failed(answer.reference) : outcomes[answer.reason];
  switch (answer.outcome) {
    case 'done':
      return null;
    case 'changed':
    case 'unknown':
      return outcomes[answer.outcome];
    default:
      return hindrances[answer.outcome];
  }
}
