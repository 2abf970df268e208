'use client';
import { Text } from '@mantine/core';
import { trailText } from './trail-text.ts';
import { paths, type TrailQuery } from '#web/paths';
import type { Page } from '#web/kit/list/keyset';
import type { TrailRow } from './server/trail.ts';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { EmptyState } from '#web/kit/ui/empty-state.tsx';
import { Instant } from '#web/kit/ui/instant.tsx';
import { Pager } from '#web/kit/ui/pager.tsx';
import classes from './trail.module.css';

interface TrailListProps {
  page: Page<TrailRow>;
  filter: TrailQuery;
  /** Who sees one operator only is not told whose each row is. */
  showOperator: boolean;
}

/** The trail: who did what, to what, and what changed, in words. */
export function TrailList({ page: { rows, newer, older }, filter, showOperator }: TrailListProps) {
  const { journal } = useMessages();
  if (rows.length === 0) {
    const { title, text } = Object.values(filter).some(Boolean) ? journal.noMatch : journal.empty;
    return <EmptyState title={title} text={text} />;
  }
  return (
    <>
      <Rows rows={rows} showOperator={showOperator} />
      <Pager
        label={journal.pages}
        newer={{ href: newer && paths.trail({ ...filter, before: newer }), text: journal.newer }}
        older={{ href: older && paths.trail({ ...filter, after: older }), text: journal.older }}
      />
    </>
  );
}

function Rows({ rows, showOperator }: { rows: readonly TrailRow[]; showOperator: boolean }) {
  const messages = useMessages();
  const { caption, columns, unchanged } = messages.journal;
  const text = trailText(messages, useLocale());
  return (
    <table className={classes.table} aria-label={caption}>
      <thead>
        <tr>
          <th>{columns.at}</th>
          <th>{columns.person}</th>
          <th>{columns.action}</th>
          <th>{columns.subject}</th>
          <th>{columns.changes}</th>
          {showOperator && <th>{columns.operator}</th>}
          <th>{columns.address}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className={classes.at}>
              <Instant at={row.at} />
            </td>
            <td className={classes.person}>{row.login}</td>
            <td className={classes.action}>{text.action(row.action)}</td>
            <td className={classes.subject}>{text.subject(row.subject)}</td>
            <td className={classes.changes} data-empty={row.changes.length === 0 || undefined}>
              {row.changes.length === 0
                ? unchanged
                : row.changes.map((change) => (
                    <Text key={change.field} size="sm">
                      {text.change(change)}
                    </Text>
                  ))}
            </td>
            {showOperator && (
              <td className={classes.operator} data-empty={row.operatorName === null || undefined}>
                {row.operatorName ?? unchanged}
              </td>
            )}
            <td className={classes.address} data-empty={row.fromAddress === null || undefined}>
              {row.fromAddress ?? unchanged}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
