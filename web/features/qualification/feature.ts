import { IconBook2, IconBuilding, IconFileUpload, IconListDetails } from '@tabler/icons-react';
import type { Feature } from '#web/kit/navigation';
import { paths } from '#web/paths';

export const qualification = {
  entries: {
    submit: {
      ...{ group: 'qpc', place: 1, href: paths.newQualification(), icon: IconFileUpload },
      right: 'qualification.submit',
      name: ({ qualification: words }) => words.navigation.submit,
    },
    retrieve: {
      ...{ group: 'qpc', place: 2, href: paths.qualifications(), icon: IconListDetails },
      right: 'qualification.read',
      name: ({ qualification: words }) => words.navigation.retrieve,
    },
    contracts: {
      ...{ group: 'backOffice', place: 4, href: paths.contracts(), icon: IconBuilding },
      right: 'contract.manage',
      name: ({ contracts }) => contracts.navigation.name,
      desk: ({ contracts }) => contracts.navigation.desk,
    },
    // Not in the menu of the source (QPC-133): after it.
    vocabulary: {
      ...{ group: 'help', place: 1, href: paths.vocabulary(), icon: IconBook2 },
      name: ({ vocabulary }) => vocabulary.title,
    },
  },
  pages: { qpc: { href: paths.qualifications(), ownEntries: true } },
} as const satisfies Feature;
