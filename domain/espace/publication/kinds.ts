/**
 * What the back office publishes for operators' people (OWF-002, OWF-007): one kind of item serves the news, the
 * announced maintenance, the videos, the e-mailings, « e-soutien », the guides of each tool, the « réunion de GO »
 * before the first order and the monthly reporting.
 */
export const publicationKinds = [
  'news',
  'maintenance',
  'mailing',
  'video',
  'help',
  'guide',
  'goMeeting',
  'report',
] as const;
export type PublicationKind = (typeof publicationKinds)[number];

interface KindRow {
  /** What stands in the address of its list. */
  slug: string;
  /** Takes place from … until. */
  window?: true;
  /** Is about an e-service, always. */
  ofService?: true;
  /** Shows something that lies elsewhere. */
  link?: true;
  /** Waits to be read and is counted until then; the others are looked up when needed. */
  counted?: true;
}

export const kinds: Readonly<Record<PublicationKind, KindRow>> = {
  news: { slug: 'actualites', counted: true },
  maintenance: { slug: 'maintenance', window: true, ofService: true, counted: true },
  mailing: { slug: 'e-mailings', counted: true },
  video: { slug: 'videos', link: true },
  help: { slug: 'e-soutien' },
  guide: { slug: 'guides', ofService: true },
  goMeeting: { slug: 'reunions-de-go', window: true, counted: true },
  report: { slug: 'reporting', counted: true },
};

export const countedKinds = publicationKinds.filter((kind) => kinds[kind].counted);

export function isPublicationKind(text: string): text is PublicationKind {
  return publicationKinds.some((known) => known === text);
}

export function kindOfSlug(slug: string): PublicationKind | undefined {
  return publicationKinds.find((kind) => kinds[kind].slug === slug);
}
