import type { PublicationForm } from '#domain/espace/publication/judge';
import type { Publication } from '#prisma/client';

/** News in French for everybody, as the back office types them. */
export function aPublicationForm(given: Partial<PublicationForm> = {}): PublicationForm {
  return {
    kind: 'news',
    titleFr: 'Une nouvelle',
    bodyFr: 'Elle est **là**.',
    titleEn: '',
    bodyEn: '',
    service: '',
    operatorId: '',
    link: '',
    publishFrom: '',
    publishUntil: '',
    windowFrom: '',
    windowUntil: '',
    ...given,
  };
}

/** News that stand before everybody since the beginning of November 2026. */
export function aPublication(given: Partial<Publication> = {}): Publication {
  const at = new Date('2026-11-01T08:00:00Z');
  return {
    id: 'p1',
    kind: 'news',
    state: 'published',
    titleFr: 'Une nouvelle',
    bodyFr: 'Elle est **là**.',
    titleEn: null,
    bodyEn: null,
    service: null,
    operatorId: null,
    link: null,
    publishFrom: at,
    publishUntil: null,
    windowFrom: null,
    windowUntil: null,
    revision: 1,
    createdAt: at,
    ...given,
  };
}
