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
import { useMessages } from '../frame/locale.tsx';

interface ConfirmDialogProps {
  opened: boolean;
  title: string;
  text: string;
  confirm: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that others will feel. */
export function ConfirmDialog({ opened, title, text, confirm, onConfirm, onClose }: ConfirmDialogProps) {
  const { account } = useMessages();
  return (
    <ModalRoot opened={opened} onClose={onClose}>
      <ModalOverlay />
      <ModalContent>
        <ModalBody pt="md">
          {/* Not a <header>, which would be the page's second banner. */}
          <Group justify="space-between" wrap="nowrap" align="flex-start" mb="md">
            <ModalTitle>{title}</ModalTitle>
            <ModalCloseButton aria-label={account.edit.cancel} />
          </Group>
          <Text mb="md">{text}</Text>
          <Group gap="sm">
            <Button onClick={onConfirm}>{confirm}</Button>
            <Button variant="default" onClick={onClose} data-autofocus>
              {account.edit.cancel}
            </Button>
          </Group>
        </ModalBody>
      </ModalContent>
    </ModalRoot>
  );
}
