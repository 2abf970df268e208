'use client';
import { Group } from '@mantine/core';
import { processActions, type ProcessAction } from '#domain/process';
import type { ProcessView } from './server/processes.ts';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { ActionButton } from './action-button.tsx';
import { allowing, type Ask } from './steering.tsx';

interface ProcessActionsProps {
  /** The processes to act on: those that allow it are. */
  rows: readonly ProcessView[];
  /** What the reader may do. */
  allowed: readonly ProcessAction[];
  ask: Ask;
}

/** « Réessayer… », « Annuler… » and « Relancer… ». */
export function ProcessActions({ rows, allowed, ask }: ProcessActionsProps) {
  const { actions, selection, hindrances } = useMessages().exploitation;
  const many = rows.length > 1;

  function hindranceOf(action: ProcessAction): string | null {
    if (allowing(action, rows).length > 0) return null;
    const only = many ? undefined : rows[0]?.hindrances[action];
    return only ? hindrances[only] : selection.impossible;
  }

  return (
    <Group gap="xs">
      {processActions
        .filter((action) => allowed.includes(action))
        .map((action) => (
          <ActionButton key={action} hindrance={hindranceOf(action)} onClick={() => ask(action, rows)}>
            {many ? selection.possible(actions[action], allowing(action, rows).length) : actions[action]}
          </ActionButton>
        ))}
    </Group>
  );
}
