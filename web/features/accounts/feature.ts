import { IconBuildingSkyscraper, IconUsers, IconUsersGroup } from '@tabler/icons-react';
import type { Feature } from '#web/kit/navigation';
import { paths } from '#web/paths';

export const accounts = {
  entries: {
    accounts: {
      ...{ group: 'administration', place: 1, href: paths.accounts(), icon: IconUsers, right: 'user.read' },
      name: ({ accounts: words }) => words.navigation.name,
      desk: ({ accounts: words }) => words.navigation.desk,
    },
    operators: {
      ...{ group: 'backOffice', place: 3, href: paths.operators(), icon: IconBuildingSkyscraper },
      right: 'operator.manage',
      name: ({ operators }) => operators.navigation.name,
      desk: ({ operators }) => operators.navigation.desk,
    },
    staff: {
      ...{ group: 'backOffice', place: 6, href: paths.staff(), icon: IconUsersGroup, right: 'staff.manage' },
      name: ({ staff }) => staff.navigation.name,
      desk: ({ staff }) => staff.navigation.desk,
    },
  },
} as const satisfies Feature;
