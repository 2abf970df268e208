import 'server-only';
import type { PublicationKind } from '#domain/espace/publication/kinds';
import { heldServices, type Actor } from '#domain/rights';
import { isService, serviceNames, services, type Service, type ServiceFamily } from '#domain/services';
import { serviceSlugs } from '#domain/espace/service-slugs';
import type { Database } from '#prisma/client';
import { servicePages } from '#web/features/registry';
import { paths } from '#web/paths';
import { maintenanceAhead, newestOf, type ItemView, type Reader } from './publications.ts';

/** An e-service as its holder sees it; it travels to the browser as it is. */
export interface ServiceCard {
  service: Service;
  family: ServiceFamily;
  /** « Plus d'infos ». */
  href: string;
  /** « Lancer l'application »; null while nobody has said where it is. */
  launch: string | null;
  /** « Visualiser le tutoriel »: the newest video about it. */
  tutorial: string | null;
  /** Announced or going on, the next one first. */
  maintenance: ItemView[];
}

/** The address to which `service` is launched: a page of ours, what the wholesaler set, or nothing yet. */
export async function launchTarget(db: Database, service: Service): Promise<string | null> {
  const own = servicePages[service];
  if (own) return own.href;
  return (await db.serviceAddress.findUnique({ where: { service } }))?.url ?? null;
}

/** What the reader holds, in the order of the catalogue. */
export async function cardsOf(db: Database, reader: Reader, only?: Service): Promise<ServiceCard[]> {
  const held = heldServices(reader.actor);
  const shown = serviceNames.filter((service) => held.includes(service) && (!only || service === only));
  const addresses = await db.serviceAddress.findMany({ select: { service: true } });
  const launched = new Set(addresses.map(({ service }) => service));
  const maintenance = await maintenanceAhead(db, reader);
  const videos = await tutorials(db, reader);
  return shown.map((service) => ({
    service,
    family: services[service].family,
    href: paths.service(serviceSlugs[service]),
    launch: servicePages[service] || launched.has(service) ? paths.api.launch(serviceSlugs[service]) : null,
    tutorial: videos.get(service) ?? null,
    maintenance: maintenance.filter((item) => item.service === service),
  }));
}

/** The newest video of each e-service. */
async function tutorials(db: Database, reader: Reader): Promise<Map<Service, string>> {
  const kind: PublicationKind = 'video';
  const found = new Map<Service, string>();
  for (const { service, href } of await newestOf(db, reader, kind, { take: 200 }))
    if (service && !found.has(service)) found.set(service, href);
  return found;
}

/** What the person starred and still holds, the first starred first. */
export async function favouritesOf(db: Database, actor: Actor): Promise<Service[]> {
  const rows = await db.favourite.findMany({
    where: { userId: actor.userId },
    orderBy: [{ at: 'asc' }, { service: 'asc' }],
  });
  const held = heldServices(actor);
  return rows
    .map(({ service }) => service)
    .filter(isService)
    .filter((service) => held.includes(service));
}

/** Stars an e-service or takes its star away, as often as one likes; false for one that the person does not hold. */
export async function setFavourite(
  db: Database,
  actor: Actor,
  { service, starred }: { service: Service; starred: boolean },
  now: Date,
): Promise<boolean> {
  if (!heldServices(actor).includes(service)) return false;
  const key = { userId: actor.userId, service };
  if (starred)
    await db.favourite.upsert({ where: { userId_service: key }, create: { ...key, at: now }, update: {} });
  else await db.favourite.deleteMany({ where: key });
  return true;
}
