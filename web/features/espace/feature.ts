import {
  IconLifebuoy,
  IconLink,
  IconMail,
  IconNews,
  IconSpeakerphone,
  IconTool,
  IconVideo,
  type Icon,
} from '@tabler/icons-react';
import { kinds, type PublicationKind } from '#domain/espace/publication/kinds';
import type { Actor } from '#domain/rights';
import type { EntryFacts, Feature } from '#web/kit/navigation';
import { paths } from '#web/paths';

const readers = ({ role }: Actor) => role === 'operatorAdmin' || role === 'operatorUser';

const information = (kind: PublicationKind, place: number, icon: Icon) =>
  ({
    ...{ group: 'informations', place, href: paths.publications(kinds[kind].slug), icon, counted: kind },
    shown: readers,
    name: ({ espace: words }) => words.entries[kind],
  }) satisfies EntryFacts;

export const espace = {
  entries: {
    // What is read rather than used, in the order of the home page.
    news: information('news', 1, IconNews),
    maintenance: information('maintenance', 2, IconTool),
    mailing: information('mailing', 3, IconMail),
    video: information('video', 4, IconVideo),
    help: information('help', 5, IconLifebuoy),
    publications: {
      ...{ group: 'backOffice', place: 1, href: paths.publicationDesk(), icon: IconSpeakerphone },
      right: 'publication.manage',
      name: ({ publications }) => publications.navigation.name,
      desk: ({ publications }) => publications.navigation.desk,
    },
    serviceAddresses: {
      ...{ group: 'backOffice', place: 2, href: paths.serviceAddresses(), icon: IconLink },
      right: 'service.manage',
      name: ({ publications }) => publications.serviceAddresses.name,
      desk: ({ publications }) => publications.serviceAddresses.desk,
    },
  },
} as const satisfies Feature;
