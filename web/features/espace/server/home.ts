import 'server-only';
import type { PublicationKind } from '#domain/espace/publication/kinds';
import type { Service } from '#domain/services';
import type { Database } from '#prisma/client';
import { cardsOf, favouritesOf, type ServiceCard } from './e-services.ts';
import { maintenanceAhead, newestOf, unreadCounts, type ItemView, type Reader } from './publications.ts';

export interface Espace {
  cards: ServiceCard[];
  favourites: Service[];
  /** What each block shows, in the order in which they stand. */
  blocks: { kind: 'news' | 'maintenance' | 'mailing' | 'video' | 'help'; items: ItemView[] }[];
  unread: Partial<Record<PublicationKind, number>>;
}

const shown = { take: 3 };

/** What « Accueil » shows to operators' people (OWF-002, OWF-003). */
export async function espaceOf(db: Database, reader: Reader): Promise<Espace> {
  const newest = async (kind: 'news' | 'mailing' | 'video' | 'help') => ({
    kind,
    items: await newestOf(db, reader, kind, shown),
  });
  const maintenance = { kind: 'maintenance' as const, items: await maintenanceAhead(db, reader) };
  return {
    cards: await cardsOf(db, reader),
    favourites: await favouritesOf(db, reader.actor),
    blocks: [
      await newest('news'),
      { ...maintenance, items: maintenance.items.slice(0, shown.take) },
      await newest('mailing'),
      await newest('video'),
      await newest('help'),
    ],
    unread: await unreadCounts(db, reader.actor, reader.now),
  };
}
