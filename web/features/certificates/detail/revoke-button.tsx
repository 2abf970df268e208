'use client';
import { Alert, Button } from '@mantine/core';
import { useEffect, useState, useTransition } from 'react';
import { ReasonDialog } from '#web/kit/dialog/reason-dialog.tsx';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import { revoke as revokeNow } from '../actions.ts';

type Answer = Awaited<ReturnType<typeof revokeNow>>;

interface RevokeButtonProps {
  id: string;
  label: string;
  revoked: boolean;
  /** Id of the element that says so. */
  saidIn: string;
}

/** « Révoquer… », with its reason. What became of it stands on the page, and takes the focus. */
export function RevokeButton({ id, label, revoked, saidIn }: RevokeButtonProps) {
  const { certificates: words, errors } = useMessages();
  const { revoke } = words;
  const [opened, setOpened] = useState(false);
  const [answer, setAnswer] = useState<Answer | 'notSent' | null>(null);
  const [sending, startTransition] = useTransition();
  const answered = answer !== null && answer !== 'notSent';
  useEffect(() => {
    if (revoked && answered) document.getElementById(saidIn)?.focus();
  }, [revoked, answered, saidIn]);
  const send = (reason: string) =>
    startTransition(async () => {
      const told = await revokeNow({ id, reason }).catch(() => 'notSent' as const);
      setOpened(false);
      setAnswer(told);
    });
  const problem = answered ? (answer.ok ? null : answer.reason) : answer;
  return (
    <div>
      {!revoked && (
        <Button variant="default" color="red" onClick={() => setOpened(true)}>
          {revoke.action}
        </Button>
      )}
      <ReasonDialog
        opened={opened}
        title={revoke.title}
        text={revoke.text}
        confirm={revoke.confirm}
        references={[label]}
        sending={sending}
        returnFocus
        words={{ ...words.reasons, reasonHelp: revoke.reasonHelp }}
        onConfirm={send}
        onClose={() => setOpened(false)}
      />
      {answered && 'reference' in answer && <Failure reference={answer.reference} />}
      {problem !== null && problem !== 'unexpected' && (
        <Alert role="alert" color="red" mt="sm">
          {problem === 'revoked' ? revoke.gone : errors.unexpected.text}
        </Alert>
      )}
    </div>
  );
}
