'use client';
import { Alert, Switch } from '@mantine/core';
import { useState, useTransition } from 'react';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';

/** The server's action. */
export type ChooseDigest = (
  wanted: boolean,
) => Promise<{ ok: true; wanted: boolean } | { ok: false; reason: 'unexpected'; reference: string }>;

/** « Un seul courriel par jour »: kept at once, for the person alone. */
export function DigestChoice({ wanted, choose }: { wanted: boolean; choose: ChooseDigest }) {
  const { digest } = useMessages().certificates;
  const [checked, setChecked] = useState(wanted);
  const [failure, setFailure] = useState<{ reference?: string } | null>(null);
  const [sending, startTransition] = useTransition();
  const change = (next: boolean) => {
    setChecked(next);
    setFailure(null);
    startTransition(async () => {
      const answer = await choose(next).catch(() => null);
      setChecked(answer?.ok ? answer.wanted : !next);
      if (!answer?.ok) setFailure(answer ? { reference: answer.reference } : {});
    });
  };
  return (
    <>
      <Switch
        label={digest.label}
        description={digest.help}
        checked={checked}
        // Not disabled, which would take the focus from whoever pressed it.
        aria-busy={sending}
        onChange={({ currentTarget }) => {
          if (!sending) change(currentTarget.checked);
        }}
      />
      {failure?.reference !== undefined && <Failure reference={failure.reference} />}
      {failure && failure.reference === undefined && (
        <Alert role="alert" color="red" mt="sm">
          {digest.failed}
        </Alert>
      )}
    </>
  );
}
