'use client';
import { Anchor, Button, Group, Table, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useState, useTransition } from 'react';
import { formatAge, formatInstant, formatTime } from '../../messages/format.ts';
import type { ProcessView } from '../../server/processes.ts';
import { useLocale, useMessages } from '../locale.tsx';
import { Instant } from '../ui/instant.tsx';
import { StateBadge, type Tone } from '../ui/state-badge.tsx';
import classes from './process-table.module.css';

type Answer =
  | { ok: true }
  | { ok: false; reason: 'notWaiting' | 'temporal' }
  | { ok: false; reason: 'unexpected'; reference: string };
export type Retry = (workflowId: string) => Promise<Answer>;

interface ProcessRowProps {
  row: ProcessView;
  now: string;
  retry: Retry | undefined;
}

export function ProcessRow({ row, now, retry }: ProcessRowProps) {
  const { exploitation } = useMessages();
  const locale = useLocale();
  const { kind, reference, startedAt, endedAt, wait } = row;
  const age = formatAge(locale, Date.parse(endedAt ?? now) - Date.parse(startedAt));
  return (
    <Table.Tr>
      <Table.Td className={classes.reference}>
        <Text size="sm" fw={500}>
          {reference}
        </Text>
        <Text size="sm" c="dimmed">
          {kind ? exploitation.kinds[kind] : exploitation.unknownKind}
        </Text>
      </Table.Td>
      <Table.Td>{row.operatorName ?? exploitation.wholesaler}</Table.Td>
      <Table.Td>
        <State row={row} />
      </Table.Td>
      <Table.Td className={classes.age}>
        <Text size="sm">{endedAt ? exploitation.duration(age) : age}</Text>
        <Text size="sm" c="dimmed">
          <Instant at={startedAt} />
        </Text>
      </Table.Td>
      <Table.Td>
        {wait ? (
          <>
            <Text size="sm" fw={500}>
              {exploitation.waits[wait.for]}
            </Text>
            <Text size="sm" c="dimmed">
              {exploitation.waitUntil(formatInstant(locale, wait.since), formatTime(wait.until))}
            </Text>
          </>
        ) : (
          exploitation.noWait
        )}
      </Table.Td>
      <Table.Td>
        <Group gap="sm" wrap="nowrap">
          <Anchor
            href={row.historyUrl}
            target="_blank"
            rel="noreferrer"
            size="sm"
            aria-label={exploitation.historyOf(reference)}
          >
            <Group gap={4} wrap="nowrap" component="span">
              {exploitation.history}
              <IconExternalLink size={14} aria-hidden />
            </Group>
          </Anchor>
          {wait && retry && <RetryButton row={row} retry={retry} />}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function State({ row: { state, wait, endedAt, endedBy } }: { row: ProcessView }) {
  const { states, endings } = useMessages().exploitation;
  const name = Object.hasOwn(states, state) ? states[state as keyof typeof states] : state; // the check before it
  const tone: Tone =
    endedBy || state === 'rejected' || state === 'refused'
      ? 'failed'
      : wait
        ? 'attention'
        : endedAt
          ? 'done'
          : 'running';
  return <StateBadge tone={tone}>{endedBy ? endings[endedBy] : name}</StateBadge>;
}

function RetryButton({ row: { workflowId, reference }, retry }: { row: ProcessView; retry: Retry }) {
  const { exploitation } = useMessages();
  const [pending, startTransition] = useTransition();
  const [answer, setAnswer] = useState<Answer | null>(null);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={pending}
        aria-label={exploitation.retryOf(reference)}
        onClick={() => startTransition(async () => setAnswer(await retry(workflowId)))}
      >
        {exploitation.retry}
      </Button>
      <Text component="output" size="sm">
        {answer && <AnswerText answer={answer} />}
      </Text>
    </>
  );
}

function AnswerText({ answer }: { answer: Answer }) {
  const { exploitation } = useMessages();
  if (answer.ok) return exploitation.retried;
  switch (answer.reason) {
    case 'notWaiting':
      return exploitation.notWaiting;
    case 'temporal':
      return exploitation.retryFailed;
    case 'unexpected':
      return exploitation.retryUnexpected(answer.reference);
  }
}
