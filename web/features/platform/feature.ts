import {
  IconHistory,
  IconHome,
  IconInbox,
  IconLogout2,
  IconTimeline,
  IconUserCircle,
} from '@tabler/icons-react';
import type { Feature } from '#web/kit/navigation';
import { paths } from '#web/paths';

export const platform = {
  entries: {
    home: {
      group: 'own',
      place: 1,
      href: paths.home(),
      icon: IconHome,
      name: ({ shell }) => shell.entries.home,
    },
    account: {
      ...{ group: 'own', place: 2, href: paths.account(), icon: IconUserCircle },
      name: ({ shell }) => shell.entries.account,
    },
    inbox: {
      ...{ group: 'own', place: 3, href: paths.tasks(), icon: IconInbox, right: 'task.handle' },
      name: ({ shell }) => shell.entries.inbox,
    },
    journal: {
      ...{ group: 'own', place: 4, href: paths.trail(), icon: IconHistory, right: 'audit.read' },
      name: ({ shell }) => shell.entries.journal,
    },
    operations: {
      ...{
        group: 'operations',
        place: 1,
        href: paths.operations(),
        icon: IconTimeline,
        right: 'process.read',
      },
      name: ({ shell }) => shell.entries.operations,
      desk: ({ exploitation }) => exploitation.desk,
    },
    leave: {
      ...{ group: 'leave', place: 1, href: paths.leave(), icon: IconLogout2 },
      name: ({ shell }) => shell.entries.leave,
    },
  },
} as const satisfies Feature;
