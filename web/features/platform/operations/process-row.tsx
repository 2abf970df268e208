'use client';
import { Anchor, Checkbox, Group, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatAge } from '#web/messages/format';
import { paths } from '#web/paths';
import type { ProcessView } from './server/processes.ts';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { Instant } from '#web/kit/ui/instant.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { ActionButton } from './action-button.tsx';
import { ProcessBadge, StopAsked, UnsentText, WaitText } from './process-state.tsx';
import classes from './process-table.module.css';

interface ProcessRowProps {
  row: ProcessView;
  now: string;
  /** Where the reader may end waits. */
  onRetry: (() => void) | undefined;
  selected: boolean;
  onSelect: ((selected: boolean) => void) | undefined;
}

export function ProcessRow({ row, now, onRetry, selected, onSelect }: ProcessRowProps) {
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
        <UnsentText row={row} />
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
          {wait && onRetry && (
            <ActionButton
              label={exploitation.actionOf.retry(reference)}
              hindrance={row.hindrances.retry && exploitation.hindrances[row.hindrances.retry]}
              onClick={onRetry}
            >
              {exploitation.actions.retry}
            </ActionButton>
          )}
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
