'use client';
import { Code, Text, Timeline, Title } from '@mantine/core';
import { useState } from 'react';
import type { ProcessAction } from '#domain/process';
import { paths } from '#web/paths';
import type { ProcessDetail as Detail } from './server/detail.ts';
import { LiveNotice } from '#web/kit/live/live-notice.tsx';
import { useAnnouncement, useLive } from '#web/kit/live/live.tsx';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Columns } from '#web/kit/ui/columns.tsx';
import { Facts } from '#web/kit/ui/facts.tsx';
import { Instant } from '#web/kit/ui/instant.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { Section } from '#web/kit/ui/section.tsx';
import { ProcessActions } from './process-actions.tsx';
import { HistoryLink } from './process-row.tsx';
import { ProcessBadge, StopAsked, UnsentText, useStateName, WaitText } from './process-state.tsx';
import { SteerAnswerPanel } from './steer-answer.tsx';
import { useSteering, type Said, type Steer } from './steering.tsx';

interface ProcessDetailProps {
  steer: Steer;
  allowed: readonly ProcessAction[];
  detail: Detail;
  since: number;
}

/** One process: where it stands, what can be done, and what was done to it. */
export function ProcessDetail({ steer, allowed, detail, since }: ProcessDetailProps) {
  const { exploitation } = useMessages();
  const { detail: words, kinds } = exploitation;
  const { workflowId } = detail.process;
  const { data, connection } = useLive(detail, paths.api.process(workflowId), since);
  const [said, setSaid] = useState<Said | null>(null);
  const { process } = data;
  const { ask, dialog } = useSteering(steer, setSaid);
  const { wait, endedAt } = process;
  const stateName = useStateName();
  const announcement = useAnnouncement(
    [stateName(process), ...(wait ? [exploitation.waits[wait.for]] : [])].join(', '),
  );
  return (
    <>
      <TextLink href={paths.operations()} size="sm">
        {words.back}
      </TextLink>
      <PageHeader
        title={process.reference}
        aside={<ProcessBadge row={process} />}
        action={<ProcessActions rows={[process]} allowed={allowed} ask={ask} />}
      />
      {dialog}
      <StopAsked row={process} />
      <UnsentText row={process} />
      <LiveNotice connection={connection} announcement={announcement} />
      {said && <SteerAnswerPanel key={said.number} said={said} onClose={() => setSaid(null)} />}
      <Columns>
        <Section id="trace" title={words.trace}>
          <Trace detail={data} />
        </Section>
        <Panel>
          <Title order={2} mb="sm">
            {words.facts}
          </Title>
          <Facts
            facts={[
              [words.kind, process.kind ? kinds[process.kind] : exploitation.unknownKind],
              ...(process.tells
                ? [
                    [
                      words.tells,
                      <TextLink key="tells" href={paths.process(process.tells)} size="sm">
                        {process.reference}
                      </TextLink>,
                    ] as const,
                  ]
                : []),
              [words.operator, process.operatorName ?? exploitation.wholesaler],
              [words.started, <Instant key="started" at={process.startedAt} />],
              ...(endedAt ? [[words.ended, <Instant key="ended" at={endedAt} />] as const] : []),
              ...(wait ? [[words.waiting, <WaitText key="wait" wait={wait} />] as const] : []),
              [words.id, <Code key="id">{workflowId}</Code>],
              [exploitation.history, <HistoryLink key="history" row={process} />],
            ]}
          />
        </Panel>
      </Columns>
    </>
  );
}

function Trace({ detail: { deeds, moreDeeds } }: { detail: Detail }) {
  const { exploitation, journal } = useMessages();
  const { detail: words } = exploitation;
  const audit = { ...journal.actions, ...exploitation.audit };
  if (deeds.length === 0) return <Text c="dimmed">{words.noTrace}</Text>;
  return (
    <>
      <Timeline bulletSize={14} lineWidth={2}>
        {deeds.map(({ id, at, action, byLogin, reason }) => (
          <Timeline.Item
            key={id}
            title={Object.hasOwn(audit, action) ? audit[action as keyof typeof audit] : action} // the check before it
          >
            {reason && (
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {reason}
              </Text>
            )}
            <Text size="sm" c="dimmed">
              {words.by(byLogin)}, <Instant at={at} />
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
      {moreDeeds && (
        <Text size="sm" c="dimmed" mt="sm">
          {words.truncated}
        </Text>
      )}
    </>
  );
}
