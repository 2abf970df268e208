'use client';
import { Group } from '@mantine/core';
import { useState } from 'react';
import { processActions, type ProcessAction } from '#domain/process';
import type { ProcessView } from '../../server/processes.ts';
import { useMessages } from '../locale.tsx';
import { ActionButton } from './action-button.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { useSteering, type Said, type Steer } from './steering.ts';

interface ProcessActionsProps {
  /** The processes to act on: those that allow it are. */
  rows: readonly ProcessView[];
  /** What the reader may do. */
  allowed: readonly ProcessAction[];
  steer: Steer;
  told: (said: Said) => void;
}

/** « Réessayer » at once, « Annuler… » and « Relancer… » after the reason was asked. */
export function ProcessActions({ rows, allowed, steer, told }: ProcessActionsProps) {
  const { exploitation } = useMessages();
  const { actions, selection, hindrances, dialog } = exploitation;
  const [asking, setAsking] = useState<'cancel' | 'runAgain'>('cancel');
  const [opened, setOpened] = useState(false);
  const [answered, setAnswered] = useState(false);
  const { send, sending } = useSteering(steer, (said) => {
    setAnswered(true);
    setOpened(false);
    told(said);
  });
  const possible = (action: ProcessAction) => rows.filter((row) => row.hindrances[action] === null);
  const perform = (action: ProcessAction, reason: string) =>
    send({ action, workflowIds: possible(action).map(({ workflowId }) => workflowId), reason });
  const many = rows.length > 1;

  function hindranceOf(action: ProcessAction): string | null {
    if (possible(action).length > 0) return null;
    const only = many ? undefined : rows[0]?.hindrances[action];
    return only ? hindrances[only] : selection.impossible;
  }

  return (
    <>
      <Group gap="xs">
        {processActions
          .filter((action) => allowed.includes(action))
          .map((action) => (
            <ActionButton
              key={action}
              hindrance={hindranceOf(action)}
              loading={sending && !opened && action === 'retry'}
              onClick={() => {
                setAnswered(false);
                if (action === 'retry') return perform(action, '');
                setAsking(action);
                setOpened(true);
              }}
            >
              {many ? selection.possible(actions[action], possible(action).length) : actions[action]}
            </ActionButton>
          ))}
      </Group>
      <ReasonDialog
        opened={opened}
        title={dialog[asking].title(possible(asking).length)}
        text={dialog[asking].text}
        confirm={dialog[asking].confirm}
        references={possible(asking).map(({ reference }) => reference)}
        sending={sending}
        returnFocus={!answered}
        onConfirm={(reason) => perform(asking, reason)}
        onClose={() => setOpened(false)}
      />
    </>
  );
}
