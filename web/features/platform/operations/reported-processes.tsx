'use client';
import { Alert, Group, List, ListItem, Text, Title } from '@mantine/core';
import { IconBug } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { paths } from '#web/paths';
import type { Reported, ReportedProcess } from './server/reported.ts';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { HistoryLink } from './process-row.tsx';

const everyMs = 15_000;

/** Asks again while somebody looks; undefined until the first answer. */
export function useReported(): Reported | undefined {
  const [reported, setReported] = useState<Reported>();
  useEffect(() => {
    const stopped = new AbortController();
    const ask = async () => {
      if (document.hidden) return;
      try {
        const response = await fetch(paths.api.reportedProcesses(), {
          cache: 'no-store',
          signal: stopped.signal,
        });
        // A session that is over says so elsewhere on the page.
        if (response.status === 401) return;
        if (!response.ok) throw new Error(String(response.status));
        setReported((await response.json()) as Reported); // our own route's answer
      } catch {
        if (!stopped.signal.aborted) setReported({ processes: null, more: false });
      }
    };
    void ask();
    const timer = setInterval(() => void ask(), everyMs);
    return () => {
      stopped.abort();
      clearInterval(timer);
    };
  }, []);
  return reported;
}

/** « Signalés par Temporal »: bugs, which no wait and no retry of ours shows. */
export function ReportedProcesses({ reported }: { reported: Reported | undefined }) {
  const { reported: words } = useMessages().exploitation;
  const processes = reported?.processes;
  return (
    <section aria-labelledby="reported">
      <Group gap="xs" mb="md">
        <Title order={2} id="reported">
          {words.title}
        </Title>
        <Text component="output" size="sm" c="dimmed">
          {!reported ? words.asking : processes === null ? words.down : processes?.length === 0 && words.none}
        </Text>
      </Group>
      {reported && processes && processes.length > 0 && (
        <Alert color="red" role="note" icon={<IconBug aria-hidden />} mb="lg">
          <Text size="sm" mb="xs">
            {words.text}
          </Text>
          <List size="sm" aria-label={words.caption}>
            {processes.map((process) => (
              <ListItem key={process.workflowId} style={{ overflowWrap: 'anywhere' }}>
                <Line process={process} />
              </ListItem>
            ))}
          </List>
          {reported.more && <Text size="sm">{words.more}</Text>}
        </Alert>
      )}
    </section>
  );
}

function Line({ process }: { process: ReportedProcess }) {
  const { reported: words, kinds, colon } = useMessages().exploitation;
  const { workflowId, kind, reference, cause, detail, historyUrl } = process;
  return (
    <>
      {reference === null ? (
        <b>{workflowId}</b>
      ) : (
        <TextLink href={paths.process(workflowId)} size="sm" fw={500}>
          {reference}
        </TextLink>
      )}
      {kind && ` (${kinds[kind]})`}
      {colon}
      {words.causes[cause]}
      {detail && ` (${detail})`} <HistoryLink row={{ reference: reference ?? workflowId, historyUrl }} />
    </>
  );
}
