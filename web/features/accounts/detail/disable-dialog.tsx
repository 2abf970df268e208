'use client';
import {
  Alert,
  Button,
  Group,
  ModalBody,
  ModalCloseButton,
  ModalContent,
  ModalOverlay,
  ModalRoot,
  ModalTitle,
  Stack,
  Text,
} from '@mantine/core';
import { useState, useTransition } from 'react';
import { fullName } from '#domain/kit/person';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import type { AccountView } from '../server/accounts.ts';
import { disable } from '../actions.ts';

interface DisableDialogProps {
  /** Whom it concerns; null while nothing is asked. */
  account: Pick<AccountView, 'id' | 'login' | 'name' | 'firstName'> | null;
  onClose: () => void;
  onDisabled: (account: { id: string; login: string }) => void;
}

/** « Une pop up de dialogue vous demandera de confirmer votre action de suppression » (OWF-214). */
export function DisableDialog({ account, onClose, onDisabled }: DisableDialogProps) {
  return (
    <ModalRoot opened={account !== null} onClose={onClose}>
      <ModalOverlay />
      <ModalContent>
        <ModalBody pt="md">
          {account && <Question account={account} onClose={onClose} onDisabled={onDisabled} />}
        </ModalBody>
      </ModalContent>
    </ModalRoot>
  );
}

/** Mounted with the dialog, so that each one begins without an answer. */
function Question({
  account,
  onClose,
  onDisabled,
}: DisableDialogProps & { account: NonNullable<DisableDialogProps['account']> }) {
  const { disable: words, edit } = useMessages().accounts;
  const [sending, startTransition] = useTransition();
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof disable>> | null>(null);
  const confirm = () =>
    startTransition(async () => {
      const said = await disable(account.id);
      if (said.ok) onDisabled(account);
      else setAnswer(said);
    });
  return (
    <Stack gap="md">
      {/* Not a <header>, which would be the page's second banner. */}
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <ModalTitle>{words.title(account.login)}</ModalTitle>
        <ModalCloseButton aria-label={words.close} />
      </Group>
      <Text size="sm">{words.text(fullName(account))}</Text>
      {answer && 'reference' in answer && <Failure reference={answer.reference} />}
      {answer && !answer.ok && answer.reason !== 'unexpected' && (
        <Alert role="alert" color="red">
          {edit.refused[answer.reason]}
        </Alert>
      )}
      <Group gap="sm">
        <Button onClick={confirm} loading={sending}>
          {words.confirm}
        </Button>
        <Button variant="default" onClick={onClose} disabled={sending} data-autofocus>
          {words.back}
        </Button>
      </Group>
    </Stack>
  );
}
