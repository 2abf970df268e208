'use client';
import { Text, Timeline, Title } from '@mantine/core';
import { paths } from '#web/paths';
import type { TaskWithTrace } from './server/tasks.ts';
import { LiveNotice } from '#web/kit/live/live-notice.tsx';
import { useAnnouncement, useLive } from '#web/kit/live/live.tsx';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { wordOf } from '../trail/trail-text.ts';
import { Facts } from '#web/kit/ui/facts.tsx';
import { Instant } from '#web/kit/ui/instant.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { TaskActions, type HandleTask } from './task-actions.tsx';
import { ClaimText, EndText, TaskBadge, useTaskText } from './task-state.tsx';
import classes from './task.module.css';

interface TaskDetailProps {
  found: TaskWithTrace;
  since: number;
  handle: HandleTask;
}

/** One task: what is asked, who takes care of it, and what people did. */
export function TaskDetail({ found, since, handle }: TaskDetailProps) {
  const { inbox, exploitation, certificates } = useMessages();
  const { detail: words } = inbox;
  const { data, connection } = useLive(found, paths.api.task(found.task.id), since);
  const { task, deeds } = data;
  const text = useTaskText()(task);
  const announcement = useAnnouncement(
    `${task.claim?.login ?? ''} ${task.done?.byLogin ?? ''} ${task.closedAt ?? ''}`,
  );
  return (
    <>
      <TextLink href={paths.tasks()} size="sm">
        {words.back}
      </TextLink>
      <PageHeader
        title={text}
        aside={<TaskBadge task={task} />}
        description={inbox.help[task.matter.kind]}
        action={
          <div>
            <TaskActions task={task} handle={handle} />
          </div>
        }
      />
      <LiveNotice connection={connection} announcement={announcement} />
      <div className={classes.end}>
        <EndText task={task} />
        {task.matter.kind === 'renewCertificate' && task.closedAt === null && (
          <TextLink href={paths.depositCertificates()}>{certificates.sendings.deposit}</TextLink>
        )}
      </div>
      <div className={classes.columns}>
        <section aria-labelledby="trace">
          <Title order={2} id="trace" mb="md">
            {words.trace}
          </Title>
          <Trace deeds={deeds} />
        </section>
        <Panel>
          <Title order={2} mb="sm">
            {words.facts}
          </Title>
          <Facts
            facts={[
              ...(task.processKind ? [[words.kind, exploitation.kinds[task.processKind]] as const] : []),
              [
                words.process,
                task.processHref ? (
                  <TextLink key="process" href={task.processHref}>
                    {task.reference}
                  </TextLink>
                ) : (
                  task.reference
                ),
              ],
              ...(task.operatorName ? [[words.operator, task.operatorName] as const] : []),
              [words.raised, <Instant key="raised" at={task.raisedAt} />],
              [words.due, <Instant key="due" at={task.dueAt} />],
              [words.claim, <ClaimText key="claim" task={task} />],
            ]}
          />
        </Panel>
      </div>
    </>
  );
}

function Trace({ deeds }: { deeds: TaskWithTrace['deeds'] }) {
  const { inbox, journal } = useMessages();
  if (deeds.length === 0) return <Text c="dimmed">{inbox.detail.noTrace}</Text>;
  return (
    <Timeline bulletSize={14} lineWidth={2}>
      {deeds.map(({ id, at, action, byLogin }) => (
        <Timeline.Item key={id} title={wordOf(journal.actions, action)}>
          <Text size="sm" c="dimmed">
            {inbox.detail.by(byLogin)}, <Instant at={at} />
          </Text>
        </Timeline.Item>
      ))}
    </Timeline>
  );
}
