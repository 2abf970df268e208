'use client';
import { Alert, Button, Group, List, ListItem, Stack, Text } from '@mantine/core';
import { useState, useTransition } from 'react';
import type { PublicationField } from '#domain/espace/publication/judge';
import { publicationCan, type PublicationState } from '#domain/espace/publication/state';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { ConfirmDialog } from '#web/kit/dialog/confirm-dialog.tsx';
import { orNotSent, type NotSent } from '#web/kit/form/not-sent';
import { Refusal } from '#web/kit/form/refusal.tsx';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { formatInstant } from '#web/messages/format';
import { movePublication } from './actions.ts';

interface MoveButtonsProps {
  seen: { id: string; revision: number };
  state: PublicationState;
  title: string;
  /** In words. */
  audience: string;
  /** When its readers will see it; null: at once. */
  from: string | null;
}

const moves = ['publish', 'withdraw'] as const;

/** « Publier », after a question, and « Retirer », of the item as it was saved. */
export function MoveButtons({ seen, state, title, audience, from }: MoveButtonsProps) {
  const { publications: words } = useMessages();
  const locale = useLocale();
  const [asking, setAsking] = useState(false);
  const [pending, startTransition] = useTransition();
  const [told, setTold] = useState<{
    move: (typeof moves)[number];
    answer: Awaited<ReturnType<typeof movePublication>> | NotSent;
  } | null>(null);
  const go = (move: (typeof moves)[number]) => {
    setAsking(false);
    startTransition(async () => {
      const answer = await orNotSent(movePublication({ ...seen, action: move }));
      startTransition(() => setTold({ move, answer }));
    });
  };
  const answer = told?.answer;
  return (
    <Stack gap="md">
      <Group gap="md">
        {moves
          .filter((move) => publicationCan(move, state))
          .map((move) => (
            <Button
              key={move}
              variant={move === 'publish' ? 'filled' : 'default'}
              loading={pending}
              onClick={() => (move === 'publish' ? setAsking(true) : go(move))}
            >
              {words[move].action}
            </Button>
          ))}
      </Group>
      <Text size="sm" c="dimmed">
        {words.moves}
      </Text>
      <ConfirmDialog
        opened={asking}
        title={words.publish.ask(title)}
        text={words.publish.told(from && formatInstant(locale, from), audience)}
        confirm={words.publish.action}
        onConfirm={() => go('publish')}
        onClose={() => setAsking(false)}
      />
      {told && answer?.ok && <Confirmation>{words[told.move].done}</Confirmation>}
      {answer && 'reason' in answer && answer.reason !== 'changed' && <Refusal answer={answer} words={{}} />}
      {answer && 'reason' in answer && answer.reason === 'changed' && (
        <Alert role="alert" color="red" title={words.changed.title}>
          {words.changed.text}
        </Alert>
      )}
      {answer && 'problems' in answer && (
        <Alert role="alert" color="red" title={words.summary}>
          <List size="sm">
            {Object.entries(answer.problems).map(([field, problem]) => (
              <ListItem key={field}>
                {words.fields[field as PublicationField]} — {words.problems[problem]}
              </ListItem>
            ))}
          </List>
        </Alert>
      )}
    </Stack>
  );
}
