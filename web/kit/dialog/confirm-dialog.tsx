'use client';
import {
  Button,
  Group,
  ModalBody,
  ModalCloseButton,
  ModalContent,
  ModalOverlay,
  ModalRoot,
  ModalTitle,
  Text,
} from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '../frame/locale.tsx';

export interface Question {
  title: string;
  text: ReactNode;
  confirm: string;
  /** Of the way back, where it is not « Annuler ». */
  back?: string;
  /** What cannot be undone is red and stands after the way back. */
  destructive?: boolean;
}

interface ConfirmDialogProps extends Question {
  opened: boolean;
  sending?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that others will feel. The keyboard is on the way back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, title, text, confirm, destructive = false, sending = false, onConfirm, onClose } = props;
  const { dialog } = useMessages().kit;
  const { back = dialog.back } = props;
  const yes = (
    <Button key="yes" onClick={onConfirm} loading={sending} {...(destructive && { color: 'red.9' })}>
      {confirm}
    </Button>
  );
  const no = (
    <Button key="no" variant="default" onClick={onClose} disabled={sending} data-autofocus>
      {back}
    </Button>
  );
  return (
    <ModalRoot opened={opened} onClose={onClose}>
      <ModalOverlay />
      <ModalContent>
        <ModalBody pt="md">
          {/* Not a <header>, which would be the page's second banner. */}
          <Group justify="space-between" wrap="nowrap" align="flex-start" mb="md">
            <ModalTitle>{title}</ModalTitle>
            <ModalCloseButton aria-label={dialog.close} />
          </Group>
          <Text mb="md">{text}</Text>
          <Group gap="sm">{destructive ? [no, yes] : [yes, no]}</Group>
        </ModalBody>
      </ModalContent>
    </ModalRoot>
  );
}
