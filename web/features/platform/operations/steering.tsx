'use client';
import { useState, useTransition, type ReactNode } from 'react';
import type { ProcessAction } from '#domain/process';
import type { ProcessView } from './server/processes.ts';
import type { Steered } from './server/steer.ts';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { notSent, type NotDone } from './not-done.ts';
import { ReasonDialog } from '#web/kit/dialog/reason-dialog.tsx';

interface SteerRequest {
  action: ProcessAction;
  workflowIds: string[];
  reason: string;
}

export type SteerAnswer = { ok: true; results: Steered[] } | NotDone;

/** The server's action: « Réessayer… », « Annuler… », « Relancer… ». */
export type Steer = (request: SteerRequest) => Promise<SteerAnswer>;

export interface Said {
  /** Each answer is another one, though it say the same. */
  number: number;
  action: ProcessAction;
  answer: SteerAnswer;
}

/** Begins an action on those of `rows` that allow it. */
export type Ask = (action: ProcessAction, rows: readonly ProcessView[]) => void;

let answers = 0;

/** Asks why, does it, and tells what became of it; `dialog` belongs where it stays, whatever leaves the list meanwhile. */
export function useSteering(steer: Steer, told: (said: Said) => void): { ask: Ask; dialog: ReactNode } {
  const { dialog: words } = useMessages().exploitation;
  const [asked, setAsked] = useState<{ action: ProcessAction; rows: readonly ProcessView[] }>({
    ...{ action: 'retry', rows: [] },
  });
  const [opened, setOpened] = useState(false);
  const [answered, setAnswered] = useState(false);
  const [sending, startTransition] = useTransition();
  const { action, rows } = asked;

  function send(reason: string): void {
    startTransition(async () => {
      const workflowIds = rows.map(({ workflowId }) => workflowId);
      const answer = await steer({ action, workflowIds, reason }).catch(notSent);
      setAnswered(true);
      setOpened(false);
      told({ number: ++answers, action, answer });
    });
  }

  return {
    ask(next, of) {
      setAsked({ action: next, rows: allowing(next, of) });
      setAnswered(false);
      setOpened(true);
    },
    dialog: (
      <ReasonDialog
        opened={opened}
        title={words[action].title(rows.length)}
        text={words[action].text}
        confirm={words[action].confirm}
        references={rows.map(({ reference }) => reference)}
        sending={sending}
        // What became of it takes the focus.
        returnFocus={!answered}
        onConfirm={send}
        onClose={() => setOpened(false)}
      />
    ),
  };
}

export const allowing = (action: ProcessAction, rows: readonly ProcessView[]): readonly ProcessView[] =>
  rows.filter(({ hindrances }) => hindrances[action] === null);
