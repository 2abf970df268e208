'use client';
import { Text } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { paths, type TasksQuery } from '#web/paths';
import type { Page } from '#web/kit/list/keyset';
import type { TaskView, TaskViewName } from './server/tasks.ts';
import { LiveNotice } from '#web/kit/live/live-notice.tsx';
import { useAnnouncement, useLive } from '#web/kit/live/live.tsx';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { EmptyState } from '#web/kit/ui/empty-state.tsx';
import { Instant } from '#web/kit/ui/instant.tsx';
import { ButtonLink, TextLink } from '#web/kit/ui/links.tsx';
import { Pager } from '#web/kit/ui/pager.tsx';
import { TaskActions, type HandleTask } from './task-actions.tsx';
import { ClaimText, EndText, TaskBadge, useTaskText } from './task-state.tsx';
import classes from './task.module.css';

interface TaskListProps {
  page: Page<TaskView>;
  query: TasksQuery;
  show: TaskViewName;
  since: number;
  handle: HandleTask;
}

/** The inbox, up to date by itself: what a colleague takes on is seen at once. */
export function TaskList({ page, query, show, since, handle }: TaskListProps) {
  const { inbox } = useMessages();
  const { data, connection } = useLive(page, paths.api.tasks(query), since);
  const announcement = useAnnouncement(inbox.announce(data.rows.length));
  const { title, text } = inbox.empty[show];
  return (
    <>
      <LiveNotice connection={connection} announcement={announcement} />
      <nav aria-label={inbox.viewsLabel}>
        <ul className={classes.views}>
          {(Object.keys(inbox.views) as TaskViewName[]).map((view) => (
            // keys of a closed record
            <li key={view}>
              <ButtonLink
                href={paths.tasks({ show: view })}
                size="xs"
                radius="xl"
                variant={view === show ? 'filled' : 'default'}
                {...(view === show ? { 'aria-current': 'page' } : {})}
              >
                {inbox.views[view]}
              </ButtonLink>
            </li>
          ))}
        </ul>
      </nav>
      {data.rows.length === 0 ? (
        <EmptyState icon={<IconInbox size={32} stroke={1.4} aria-hidden />} title={title} text={text} />
      ) : (
        <Rows rows={data.rows} over={show === 'done'} handle={handle} />
      )}
      <Pager
        label={inbox.pages}
        newer={{ href: data.newer && paths.tasks({ show, before: data.newer }), text: inbox.newer }}
        older={{ href: data.older && paths.tasks({ show, after: data.older }), text: inbox.older }}
      />
    </>
  );
}

function Rows({ rows, over, handle }: { rows: readonly TaskView[]; over: boolean; handle: HandleTask }) {
  const { caption, columns } = useMessages().inbox;
  return (
    <table className={classes.table} aria-label={caption}>
      <thead>
        <tr>
          <th>{columns.task}</th>
          <th>{columns.due}</th>
          <th>{over ? columns.end : columns.claim}</th>
          {!over && <th>{columns.actions}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((task) => (
          <Row key={task.id} task={task} over={over} handle={handle} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ task, over, handle }: { task: TaskView; over: boolean; handle: HandleTask }) {
  const { inbox, exploitation } = useMessages();
  const text = useTaskText()(task);
  const { columns, label } = inbox;
  return (
    <tr>
      <td className={classes.task}>
        <TextLink href={paths.task(task.id)} fw={500}>
          {text}
        </TextLink>
        <Text size="sm" c="dimmed">
          {task.processKind && <span>{exploitation.kinds[task.processKind]}</span>}
          {task.processKind && task.operatorName && ' · '}
          {task.operatorName && <span>{task.operatorName}</span>}
        </Text>
      </td>
      <td className={classes.due}>
        <Text size="sm" mb={4}>
          <span className={classes.label}>{label(columns.due)}</span>
          <Instant at={task.dueAt} />
        </Text>
        <TaskBadge task={task} />
      </td>
      <td className={classes.claim}>
        {over ? (
          <EndText task={task} />
        ) : (
          <Text size="sm">
            <span className={classes.label}>{label(columns.claim)}</span>
            <ClaimText task={task} />
          </Text>
        )}
      </td>
      {!over && (
        <td>
          <TaskActions task={task} handle={handle} named />
        </td>
      )}
    </tr>
  );
}
