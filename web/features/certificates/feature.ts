import { IconCertificate } from '@tabler/icons-react';
import type { Feature } from '#web/kit/navigation';
import { paths } from '#web/paths';

export const certificates = {
  entries: {
    certificates: {
      ...{ group: 'backOffice', place: 5, href: paths.certificates(), icon: IconCertificate },
      right: 'certificate.manage',
      name: ({ certificates: words }) => words.navigation.name,
      desk: ({ certificates: words }) => words.navigation.desk,
    },
  },
  // « Nouvelle rubrique dans le menu de navigation » (OWF-180).
  pages: { certificates: { href: paths.certificates() } },
} as const satisfies Feature;
