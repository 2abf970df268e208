import { Box, Text } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { TaskActions } from './task-actions.tsx';
import { ClaimText, EndText, TaskBadge } from './task-state.tsx';
import { taskText } from './task-text.ts';
import { Instant } from '#web/kit/ui/instant.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { views } from '#web/kit/list/param';
import { listSpec } from '#web/kit/list/spec';
import { formatInstant } from '#web/messages/format';
import { paths } from '#web/paths';
import type { TaskView } from './server/tasks.ts';
import { handleTask } from './actions.ts';

/** What is to be done, what I have taken on, what is over. */
const shows = ['open', 'mine', 'done'] as const;
export type Show = (typeof shows)[number];

/** « Mes tâches ». */
export const tasksSpec = listSpec<TaskView, { show: Show }>()({
  address: paths.tasks,
  live: paths.api.tasks,
  icon: <IconInbox size={32} stroke={1.4} aria-hidden />,
  filter: { show: views(shows) },
  columns: {
    task: {
      kind: 'long',
      text: (task, reading) => taskText(task, reading),
      cell: (task, reading) => (
        <>
          <TextLink href={paths.task(task.id)} fw={500}>
            {taskText(task, reading)}
          </TextLink>
          <Text size="sm" c="dimmed">
            {task.processKind && <span>{reading.messages.exploitation.kinds[task.processKind]}</span>}
            {task.processKind && task.operatorName && ' · '}
            {task.operatorName && <span>{task.operatorName}</span>}
          </Text>
        </>
      ),
    },
    due: {
      captioned: true,
      text: ({ dueAt }, { locale }) => formatInstant(locale, dueAt),
      cell: (task) => (
        <>
          <Instant at={task.dueAt} />
          <Box mt={4}>
            <TaskBadge task={task} />
          </Box>
        </>
      ),
    },
    claim: {
      ...{ kind: 'long', captioned: true, shown: ({ show }) => show !== 'done' },
      text: ({ claim }) => claim?.login ?? '',
      cell: (task) => <ClaimText task={task} />,
    },
    end: {
      ...{ kind: 'long', shown: ({ show }) => show === 'done' },
      text: ({ done }) => done?.byLogin ?? '',
      cell: (task) => <EndText task={task} />,
    },
    actions: {
      shown: ({ show }) => show !== 'done',
      text: () => '',
      cell: (task) => <TaskActions task={task} handle={handleTask} named />,
    },
  },
  words: ({ inbox: { caption, columns, empty, pages, newer, older } }, { show }) => ({
    ...{ caption, columns, pages, newer, older, empty: empty[show] },
  }),
  field: (_name, { messages: { inbox } }) => ({
    label: inbox.viewsLabel,
    options: shows.map((value) => ({ value, label: inbox.views[value] })),
  }),
  announce: (tasks, { messages: { inbox } }) => inbox.announce(tasks.length),
});
