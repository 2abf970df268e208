'use client';
import { Button, Stack, type ButtonProps } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog, type Question } from '../dialog/confirm-dialog.tsx';
import { Outcome, useActing, type RefusalWords } from './acting.tsx';

interface ActionButtonProps<A extends { ok: boolean }> extends RefusalWords<A> {
  /** Calls the server action. */
  act: () => Promise<A>;
  children: string;
  /** Said once it is done. */
  done?: string;
  onDone?: (answer: Extract<A, { ok: true }>) => void;
  /** Asked first. */
  confirm?: Question;
  button?: ButtonProps;
}

/** A button that does one thing, asks before it where it must, and says what came of it. */
export function ActionButton<A extends { ok: boolean }>(props: ActionButtonProps<A>) {
  const { act, children, done, onDone, reasons, refused, confirm, button } = props;
  const [asking, setAsking] = useState(false);
  const { sending, came, go } = useActing<A>();
  const begin = () => {
    setAsking(false);
    go(act, { done, onDone });
  };
  return (
    <Stack gap="sm" align="flex-start">
      <Button
        variant="default"
        {...button}
        loading={sending}
        onClick={() => (confirm ? setAsking(true) : begin())}
      >
        {children}
      </Button>
      {confirm && (
        <ConfirmDialog {...confirm} opened={asking} onConfirm={begin} onClose={() => setAsking(false)} />
      )}
      <Outcome came={came} reasons={reasons} refused={refused} />
    </Stack>
  );
}
