'use client';
import { Anchor, Checkbox, Group, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatAge } from '../../messages/format.ts';
import { paths } from '../../paths.ts';
import type { ProcessView } from '../../server/processes.ts';
import { useLocale, useMessages } from '../locale.tsx';
import { Instant } from '../ui/instant.tsx';
import { TextLink } from '../ui/links.tsx';
import { ActionButton } from './action-button.tsx';
import { ProcessBadge, StopAsked, WaitText } from './process-state.tsx';
import classes from './process-table.module.css';
import { useAnswerText } from './steer-answer.tsx';
import { useSteering, type Steer } from './steering.ts';

interface ProcessRowProps {
  row: ProcessView;
  now: string;
  /** Where the reader may end waits. */
  retry: Steer | undefined;
  selected: boolean;
  onSelect: ((selected: boolean) => void) | undefined;
}

export function ProcessRow({ row, now, retry, selected, onSelect }: ProcessRowProps) {
  const { exploitation } = useMessages();
  const locale = useLocale();
  const { workflowId, kind, reference, startedAt, endedAt, wait } = row;
  const age = formatAge(locale, Date.parse(endedAt ?? now) - Date.parse(startedAt));
  return (
    <tr data-selected={selected || undefined}>
      {onSelect && (
        <td className={classes.select}>
          <Checkbox
            aria-label={exploitation.selection.one(reference)}
            checked={selected}
            onChange={(event) => onSelect(event.currentTarget.checked)}
          />
        </td>
      )}
      <td className={classes.reference}>
        <TextLink href={paths.process(workflowId)} size="sm" fw={500}>
          {reference}
        </TextLink>
        <Text size="sm" c="dimmed">
          {kind ? exploitation.kinds[kind] : exploitation.unknownKind}
        </Text>
      </td>
      <td>
        <Text size="sm">{row.operatorName ?? exploitation.wholesaler}</Text>
      </td>
      <td>
        <ProcessBadge row={row} />
        <StopAsked row={row} />
      </td>
      <td className={classes.age}>
        <Text size="sm">{endedAt ? exploitation.duration(age) : age}</Text>
        <Text size="sm" c="dimmed">
          <Instant at={startedAt} />
        </Text>
      </td>
      <td className={classes.wait} data-empty={wait ? undefined : true}>
        {wait ? <WaitText wait={wait} /> : exploitation.noWait}
      </td>
      <td>
        <Group gap="sm">
          <HistoryLink row={row} />
          {wait && retry && <RetryButton row={row} retry={retry} />}
        </Group>
      </td>
    </tr>
  );
}

export function HistoryLink({ row }: { row: Pick<ProcessView, 'historyUrl' | 'reference'> }) {
  const { exploitation } = useMessages();
  return (
    <Outside href={row.historyUrl} label={exploitation.historyOf(row.reference)}>
      {exploitation.history}
    </Outside>
  );
}

function Outside({ href, label, children }: { href: string; label: string; children: ReactNode }) {
  return (
    <Anchor href={href} target="_blank" rel="noreferrer" size="sm" aria-label={label}>
      <Group gap={4} wrap="nowrap" component="span" display="inline-flex">
        {children}
        <IconExternalLink size={14} aria-hidden />
      </Group>
    </Anchor>
  );
}

function RetryButton({
  row: { workflowId, reference, hindrances },
  retry,
}: {
  row: ProcessView;
  retry: Steer;
}) {
  const { exploitation } = useMessages();
  const { send, sending, said } = useSteering(retry);
  const text = useAnswerText();
  const { retry: hindrance } = hindrances;
  return (
    <>
      <ActionButton
        label={exploitation.actionOf.retry(reference)}
        hindrance={hindrance && exploitation.hindrances[hindrance]}
        loading={sending}
        onClick={() => send({ action: 'retry', workflowIds: [workflowId], reason: '' })}
      >
        {exploitation.actions.retry}
      </ActionButton>
      <Text component="output" size="sm">
        {said && text(said)}
      </Text>
    </>
  );
}
