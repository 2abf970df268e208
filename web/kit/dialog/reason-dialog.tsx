'use client';
import {
  Button,
  Group,
  List,
  ListItem,
  ModalBody,
  ModalCloseButton,
  ModalContent,
  ModalOverlay,
  ModalRoot,
  ModalTitle,
  Stack,
  Text,
  Textarea,
} from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { reasonLength, reasonOf } from '#domain/process';
import type { Messages } from '#web/messages/catalogue';
import { useMessages } from '../frame/locale.tsx';

interface ReasonDialogProps {
  opened: boolean;
  title: string;
  text: string;
  confirm: string;
  /** What it concerns; the first few are named. */
  references?: readonly string[];
  sending: boolean;
  /** Whether the focus goes back to where it was: not when an answer appears that takes it. */
  returnFocus: boolean;
  /** Where it asks for something else than the reason of operations. */
  words?: Pick<Messages['exploitation']['dialog'], 'reason' | 'reasonHelp' | 'reasonMissing' | 'back'>;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

const named = 5;

/** Asks for the reason before something that others will want explained. */
export function ReasonDialog({ opened, title, returnFocus, sending, onClose, ...rest }: ReasonDialogProps) {
  const { results } = useMessages().exploitation;
  return (
    <ModalRoot opened={opened} onClose={sending ? () => undefined : onClose} returnFocus={returnFocus}>
      <ModalOverlay />
      <ModalContent>
        <ModalBody pt="md">
          {/* Not a <header>, which would be the page's second banner. */}
          <Group justify="space-between" wrap="nowrap" align="flex-start" mb="md">
            <ModalTitle>{title}</ModalTitle>
            <ModalCloseButton aria-label={results.close} />
          </Group>
          <ReasonForm sending={sending} onClose={onClose} {...rest} />
        </ModalBody>
      </ModalContent>
    </ModalRoot>
  );
}

type FormProps = Omit<ReasonDialogProps, 'opened' | 'title' | 'returnFocus'>;

/** Mounted with the dialog, so that each one begins empty. */
function ReasonForm({ text, confirm, references = [], words, sending, onConfirm, onClose }: FormProps) {
  const { dialog } = useMessages().exploitation;
  const { reason: label, reasonHelp, reasonMissing, back } = words ?? dialog;
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const valid = reasonOf(reason);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (valid !== null) onConfirm(valid);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {references.length > 0 && (
          <List size="sm">
            {references.slice(0, named).map((reference, index) => (
              <ListItem key={`${index} ${reference}`} style={{ overflowWrap: 'anywhere' }}>
                {reference}
              </ListItem>
            ))}
            {references.length > named && <ListItem>{dialog.more(references.length - named)}</ListItem>}
          </List>
        )}
        <Text size="sm">{text}</Text>
        <Textarea
          data-autofocus
          label={label}
          description={reasonHelp}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={reasonLength.most}
          rows={3}
          required
          error={tried && valid === null ? reasonMissing(reasonLength.least, reasonLength.most) : undefined}
        />
        <Group gap="sm">
          <Button type="submit" loading={sending}>
            {confirm}
          </Button>
          <Button variant="default" onClick={onClose} disabled={sending}>
            {back}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
