import 'server-only';
import {
  countedKinds,
  isPublicationKind,
  kinds,
  type PublicationKind,
} from '#domain/espace/publication/kinds';
import { windowPhase, type WindowPhase } from '#domain/espace/publication/state';
import { isOfWholesaler, type Actor } from '#domain/rights';
import { isService, type Service } from '#domain/services';
import type { Database, Publication } from '#prisma/client';
import type { Locale } from '#web/messages/catalogue';
import { paths, type PageQuery } from '#web/paths';
import { readPage, type Page } from '#web/kit/list/keyset';
import { renderMarkdown } from './markdown.ts';
import { publishedFor } from './audience.ts';

export interface Window {
  from: string;
  until: string;
  phase: WindowPhase;
}

/** A published item in a list; it travels to the browser as it is. */
export interface ItemView {
  id: string;
  kind: PublicationKind;
  href: string;
  title: string;
  /** French where nobody wrote it in the reader's language. */
  language: Locale;
  service: Service | null;
  publishedAt: string;
  window: Window | null;
  read: boolean;
}

export interface WholeItem extends ItemView {
  /** Rendered by markdown.ts. */
  html: string;
  link: string | null;
}

/** Who reads, in which language, when. */
export interface Reader {
  actor: Actor;
  locale: Locale;
  now: Date;
}

export const pageSize = 10;

type Row = Publication & { reads: { at: Date }[] };

const readBy = ({ actor }: Reader) => ({
  reads: { where: { userId: actor.userId }, select: { at: true } },
});

export function windowOf(
  { windowFrom, windowUntil }: Pick<Publication, 'windowFrom' | 'windowUntil'>,
  now: Date,
): Window | null {
  if (!windowFrom || !windowUntil) return null;
  const phase = windowPhase({ from: windowFrom, until: windowUntil }, now);
  return { from: windowFrom.toISOString(), until: windowUntil.toISOString(), phase };
}

function viewOf(row: Row, { locale, now }: Reader): ItemView {
  const { id, kind, service, publishFrom } = row;
  if (!isPublicationKind(kind)) throw new Error('A published item is of an unknown kind');
  const inEnglish = locale === 'en' && row.titleEn !== null;
  return {
    id,
    kind,
    href: paths.publication(kinds[kind].slug, id),
    title: inEnglish && row.titleEn ? row.titleEn : row.titleFr,
    language: inEnglish ? 'en' : 'fr',
    service: service !== null && isService(service) ? service : null,
    publishedAt: (publishFrom ?? row.createdAt).toISOString(),
    window: windowOf(row, now),
    read: row.reads.length > 0,
  };
}

/** The newest of a kind, about an e-service where one is named. */
export async function newestOf(
  db: Database,
  reader: Reader,
  kind: PublicationKind,
  { take, service }: { take: number; service?: Service },
): Promise<ItemView[]> {
  const rows = await db.publication.findMany({
    where: { AND: [publishedFor(reader.actor, reader.now), { kind }, service ? { service } : {}] },
    include: readBy(reader),
    orderBy: [{ publishFrom: 'desc' }, { id: 'desc' }],
    take,
  });
  return rows.map((row) => viewOf(row, reader));
}

/** Maintenance that is announced or goes on, the next one first. */
export async function maintenanceAhead(db: Database, reader: Reader): Promise<ItemView[]> {
  const kind: PublicationKind = 'maintenance';
  const rows = await db.publication.findMany({
    where: { AND: [publishedFor(reader.actor, reader.now), { kind, windowUntil: { gt: reader.now } }] },
    include: readBy(reader),
    orderBy: [{ windowFrom: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => viewOf(row, reader));
}

export async function listOf(
  db: Database,
  reader: Reader,
  kind: PublicationKind,
  cursor: PageQuery,
): Promise<Page<ItemView>> {
  const page = await readPage(
    cursor,
    pageSize,
    (row: Row) => ({ at: row.publishFrom ?? row.createdAt, id: row.id }),
    ({ place, order, compare, take }) =>
      db.publication.findMany({
        where: {
          AND: [
            publishedFor(reader.actor, reader.now),
            { kind },
            place
              ? {
                  OR: [
                    { publishFrom: { [compare]: place.at } },
                    { publishFrom: place.at, id: { [compare]: place.id } },
                  ],
                }
              : {},
          ],
        },
        include: readBy(reader),
        orderBy: [{ publishFrom: order }, { id: order }],
        take,
      }),
  );
  return { ...page, rows: page.rows.map((row) => viewOf(row, reader)) };
}

/** Null when it does not exist for the reader. */
export async function findItem(
  db: Database,
  reader: Reader,
  kind: PublicationKind,
  id: string,
): Promise<WholeItem | null> {
  const row = await db.publication.findFirst({
    where: { AND: [publishedFor(reader.actor, reader.now), { kind, id }] },
    include: readBy(reader),
  });
  if (!row) return null;
  const view = viewOf(row, reader);
  const body = view.language === 'en' && row.bodyEn !== null ? row.bodyEn : row.bodyFr;
  return { ...view, html: renderMarkdown(body), link: row.link };
}

/** How many of each counted kind the person has not opened yet. The wholesaler's own are no readers: nothing waits for them. */
export async function unreadCounts(
  db: Database,
  actor: Actor,
  now: Date,
): Promise<Partial<Record<PublicationKind, number>>> {
  if (isOfWholesaler(actor)) return {};
  const found = await db.publication.groupBy({
    by: ['kind'],
    where: {
      AND: [
        publishedFor(actor, now),
        { kind: { in: countedKinds }, reads: { none: { userId: actor.userId } } },
        // What has taken place waits for nobody.
        { OR: [{ windowUntil: null }, { windowUntil: { gt: now } }] },
      ],
    },
    _count: true,
  });
  return Object.fromEntries(found.map(({ kind, _count }) => [kind, _count]));
}

/** Marks an item as opened by the person. Idempotent. False when the item does not exist for them. */
export async function markRead(db: Database, actor: Actor, id: string, now: Date): Promise<boolean> {
  const found = await db.publication.findFirst({
    where: { AND: [publishedFor(actor, now), { id }] },
    select: { id: true },
  });
  if (!found) return false;
  const { userId } = actor;
  await db.publicationRead.upsert({
    where: { userId_publicationId: { userId, publicationId: id } },
    create: { userId, publicationId: id, at: now },
    update: {},
  });
  return true;
}
