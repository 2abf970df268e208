'use client';
import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { fullName } from '#domain/kit/person';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { ConfirmDialog } from '#web/kit/dialog/confirm-dialog.tsx';
import { useActing } from '#web/kit/form/acting.tsx';
import { Refusal } from '#web/kit/form/refusal.tsx';
import { useNotice } from '#web/kit/list/notice.tsx';
import type { AccountView } from '../server/accounts.ts';
import { disable } from './actions.ts';

/** « Une pop up de dialogue vous demandera de confirmer votre action de suppression » (OWF-214). */
export function DisableButton({ account }: { account: AccountView }) {
  const { disable: words, edit, disableOf } = useMessages().accounts;
  const [asking, setAsking] = useState(false);
  const say = useNotice();
  const { sending, go } = useActing<Awaited<ReturnType<typeof disable>>>();
  const { id, login } = account;
  const confirm = () => {
    setAsking(false);
    go(() => disable(id), {
      onAnswer: (answer) =>
        say(
          answer.ok ? (
            <Confirmation>{words.done(login)}</Confirmation>
          ) : (
            <Refusal answer={answer} words={edit.refused} />
          ),
        ),
    });
  };
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="red"
        size="lg"
        aria-label={disableOf(login)}
        loading={sending}
        onClick={() => setAsking(true)}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
      <ConfirmDialog
        opened={asking}
        title={words.title(login)}
        text={words.text(fullName(account))}
        confirm={words.confirm}
        back={words.back}
        destructive
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
