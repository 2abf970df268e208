'use client';
import { Button, Checkbox, Text } from '@mantine/core';
import { useState } from 'react';
import type { ProcessAction } from '#domain/process';
import { paths, type ProcessQuery } from '#web/paths';
import type { ProcessBoard } from './server/processes.ts';
import type { ProcessFilter } from './server/filter.ts';
import type { Reported } from './server/reported.ts';
import { LiveNotice } from '#web/kit/live/live-notice.tsx';
import { useAnnouncement, useLive } from '#web/kit/live/live.tsx';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Pager } from '#web/kit/ui/pager.tsx';
import { NoProcess } from './no-process.tsx';
import { ProcessActions } from './process-actions.tsx';
import { ProcessFilters } from './process-filters.tsx';
import { ProcessRow } from './process-row.tsx';
import classes from './process-table.module.css';
import { ReportedProcesses, useReported } from './reported-processes.tsx';
import { SteerAnswerPanel } from './steer-answer.tsx';
import { useSteering, type Ask, type Said, type Steer } from './steering.tsx';
import { SystemsPanel, type SystemActions } from './systems-panel.tsx';

interface ProcessTableProps {
  /** First of the actions that the page hands to the browser. */
  steer: Steer;
  /** What the reader may do. */
  allowed: readonly ProcessAction[];
  /** Where the reader may hold back calls. */
  systems: SystemActions | undefined;
  board: ProcessBoard;
  filter: ProcessFilter;
  query: ProcessQuery;
  /** The place in the feed of changes that `board` is up to. */
  since: number;
  countedUpTo: number;
  wholesalerCode: string;
}

/** « Exploitation », up to date by itself. */
export function ProcessTable(props: ProcessTableProps) {
  const { steer, allowed, systems, board, filter, query, since, ...facts } = props;
  const { exploitation } = useMessages();
  const { data, connection } = useLive(board, paths.api.processes({ ...filter, ...query }), since);
  const { page, counts } = data;
  const announcement = useAnnouncement(exploitation.announce(counts.open, counts.waiting));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState<Said | null>(null);
  const reported = useReported();
  const { ask, dialog } = useSteering(steer, tell);
  // What has left the page is no longer meant.
  const selected = page.rows.filter(({ workflowId }) => chosen.has(workflowId));

  function tell(answer: Said): void {
    setSaid(answer);
    if (!answer.answer.ok) return;
    // Those that were not done stay selected, to be tried again.
    const done = new Set(
      answer.answer.results.filter(({ outcome }) => outcome === 'done').map(({ workflowId }) => workflowId),
    );
    setChosen((before) => new Set([...before].filter((workflowId) => !done.has(workflowId))));
  }

  return (
    <>
      <LiveNotice connection={connection} announcement={announcement} />
      {dialog}
      <SystemsPanel systems={data.systems} actions={systems} />
      <ReportedProcesses reported={reported} />
      <ProcessFilters filter={filter} board={data} {...facts} />
      {said && <SteerAnswerPanel key={said.number} said={said} onClose={() => setSaid(null)} />}
      {selected.length > 0 && (
        <section className={classes.bar} aria-label={exploitation.selection.label}>
          <Text size="sm" fw={500}>
            {exploitation.selection.count(selected.length)}
          </Text>
          <ProcessActions rows={selected} allowed={allowed} ask={ask} />
          <Button size="xs" variant="subtle" onClick={() => setChosen(new Set())}>
            {exploitation.selection.clear}
          </Button>
        </section>
      )}
      <Rows
        board={data}
        filter={filter}
        reported={reported}
        ask={allowed.includes('retry') ? ask : undefined}
        chosen={chosen}
        choose={allowed.length > 0 ? setChosen : undefined}
      />
      <Pager
        label={exploitation.pages}
        newer={{
          href: page.newer && paths.operations({ ...filter, before: page.newer }),
          text: exploitation.newer,
        }}
        older={{
          href: page.older && paths.operations({ ...filter, after: page.older }),
          text: exploitation.older,
        }}
      />
    </>
  );
}

interface RowsProps {
  board: ProcessBoard;
  filter: ProcessFilter;
  reported: Reported | undefined;
  /** Where the reader may end waits. */
  ask: Ask | undefined;
  chosen: ReadonlySet<string>;
  choose: ((chosen: ReadonlySet<string>) => void) | undefined;
}

function Rows({ board: { page, at }, filter, reported, ask, chosen, choose }: RowsProps) {
  const { exploitation } = useMessages();
  const { columns, selection } = exploitation;
  if (page.rows.length === 0) return <NoProcess filter={filter} reported={reported} />;
  const chosenHere = page.rows.filter(({ workflowId }) => chosen.has(workflowId)).length;
  const all = chosenHere === page.rows.length;
  const select = (workflowId: string, selected: boolean) => {
    const next = new Set(chosen);
    if (selected) next.add(workflowId);
    else next.delete(workflowId);
    choose?.(next);
  };
  return (
    <table className={classes.table} aria-label={exploitation.caption}>
      <thead>
        <tr>
          {choose && (
            <th className={classes.select}>
              <Checkbox
                aria-label={selection.all}
                checked={all}
                indeterminate={chosenHere > 0 && !all}
                onChange={() =>
                  choose(all ? new Set() : new Set(page.rows.map(({ workflowId }) => workflowId)))
                }
              />
            </th>
          )}
          <th>{columns.process}</th>
          <th>{columns.operator}</th>
          <th>{columns.state}</th>
          <th>{columns.age}</th>
          <th>{columns.wait}</th>
          <th>{columns.actions}</th>
        </tr>
      </thead>
      <tbody>
        {page.rows.map((row) => (
          <ProcessRow
            key={row.workflowId}
            row={row}
            now={at}
            onRetry={ask && (() => ask('retry', [row]))}
            selected={chosen.has(row.workflowId)}
            onSelect={choose && ((selected) => select(row.workflowId, selected))}
          />
        ))}
      </tbody>
    </table>
  );
}
