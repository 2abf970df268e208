'use client';
import { Table } from '@mantine/core';
import { paths, type ProcessQuery } from '../../paths.ts';
import type { ProcessBoard, ProcessFilter } from '../../server/processes.ts';
import { LiveNotice } from '../live-notice.tsx';
import { useAnnouncement, useLive } from '../live.tsx';
import { useMessages } from '../locale.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ButtonLink } from '../ui/links.tsx';
import { Pager } from '../ui/pager.tsx';
import { ProcessRow, type Retry } from './process-row.tsx';
import classes from './process-table.module.css';

interface ProcessTableProps {
  board: ProcessBoard;
  query: ProcessQuery & { show: ProcessFilter };
  /** The place in the feed of changes that `board` is up to. */
  since: number;
  /** Where the reader may end waits. */
  retry: Retry | undefined;
}

const filters: readonly ProcessFilter[] = ['open', 'waiting', 'ended', 'all'];

/** The processes of « Exploitation », up to date by themselves. */
export function ProcessTable({ board, query, since, retry }: ProcessTableProps) {
  const { exploitation } = useMessages();
  const { data, connection } = useLive(board, paths.api.processes(query), since);
  const { page, counts, at } = data;
  const announcement = useAnnouncement(exploitation.announce(counts.open, counts.waiting));
  const { show } = query;
  return (
    <>
      <LiveNotice connection={connection} announcement={announcement} />
      <nav aria-label={exploitation.filterLabel}>
        <ul className={classes.filters}>
          {filters.map((filter) => (
            <li key={filter}>
              <ButtonLink
                href={paths.operations({ show: filter })}
                size="xs"
                radius="xl"
                variant={filter === show ? 'filled' : 'default'}
                {...(filter === show ? { 'aria-current': 'page' } : {})}
              >
                {exploitation.filters[filter]} ({counts[filter]})
              </ButtonLink>
            </li>
          ))}
        </ul>
      </nav>
      {page.rows.length === 0 ? (
        <EmptyState title={exploitation.empty[show].title} text={exploitation.empty[show].text} />
      ) : (
        <Table.ScrollContainer minWidth={860}>
          <Table className={classes.table} verticalSpacing="xs" aria-label={exploitation.caption}>
            <Head />
            <Table.Tbody>
              {page.rows.map((row) => (
                <ProcessRow key={row.workflowId} row={row} now={at} retry={retry} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <Pager
        label={exploitation.pages}
        newer={{
          href: page.newer && paths.operations({ show, before: page.newer }),
          text: exploitation.newer,
        }}
        older={{
          href: page.older && paths.operations({ show, after: page.older }),
          text: exploitation.older,
        }}
      />
    </>
  );
}

function Head() {
  const { columns } = useMessages().exploitation;
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th>{columns.process}</Table.Th>
        <Table.Th>{columns.operator}</Table.Th>
        <Table.Th>{columns.state}</Table.Th>
        <Table.Th>{columns.age}</Table.Th>
        <Table.Th>{columns.wait}</Table.Th>
        <Table.Th>{columns.actions}</Table.Th>
      </Table.Tr>
    </Table.Thead>
  );
}
