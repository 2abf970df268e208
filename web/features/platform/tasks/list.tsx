import 'server-only';
import type { Task } from '#prisma/client';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { defineList } from '#web/kit/list/define-list.tsx';
import { page, titled } from '#web/kit/page/page.tsx';
import { tasksOf } from '#web/server/scope';
import { taskViewsOf } from './server/tasks.ts';
import { tasksSpec } from './columns.tsx';
import { TasksView } from './list-view.ts';

/** By due date, so that what is overdue comes first; what is over by its end, the newest first. */
export const tasksList = defineList<Task>()({
  spec: tasksSpec,
  view: TasksView,
  right: 'task.handle',
  order: ({ show }) =>
    show === 'done'
      ? [
          ['endedAt', 'desc'],
          ['id', 'desc'],
        ]
      : [
          ['dueAt', 'asc'],
          ['id', 'asc'],
        ],
  within: ({ actor }) => tasksOf(actor),
  where: (_db, { show }, { actor }) => ({
    endedAt: show === 'done' ? { not: null } : null,
    ...(show === 'mine' && { claimedById: actor.userId }),
  }),
  rows: (db, query) => db.task.findMany(query),
  lines: (db, rows, { actor, now }) => taskViewsOf(db, actor, rows, now),
  context: (_db, _reader, { show = 'open' }) => ({ show }),
  pageSize: 20,
});

export const generateMetadata = titled(({ inbox }) => inbox.title);

/** « Mes tâches »: what processes ask of the person, and of those who do the same work. */
export default page('task.handle', ({ signed, query, messages: { inbox } }) => (
  <>
    <PageHeader title={inbox.title} description={inbox.description} />
    <tasksList.Section signed={signed} query={query} />
  </>
));
