import { countedKinds, kinds, type PublicationKind } from '#domain/espace/publication/kinds';
import { serviceSlugs } from '#domain/espace/service-slugs';
import { isOfWholesaler, may, type Actor } from '#domain/rights';
import { serviceFamilies, serviceNames, services, type Service, type ServiceFamily } from '#domain/services';
import { all, servicePages, type EntryName } from '#web/features/registry';
import type { EntryFacts, GroupKey } from '#web/kit/navigation';
import { paths } from '#web/paths';

export type EntryKey = EntryName | PublicationKind | `service.${Service}`;

export interface NavigationEntry {
  key: EntryKey;
  href: string;
  /** The e-service to whose page it leads. */
  service?: Service;
  /** What waits there. */
  count?: number;
}

export interface NavigationGroup {
  key: GroupKey;
  entries: readonly NavigationEntry[];
}

/** In the order of QPC-133, which has no help and none of the groups that the account of a contract never sees. */
const [firstFamily, ...laterFamilies] = serviceFamilies;
const groups: readonly GroupKey[] = [
  ...(['own', firstFamily, 'qpc'] as const),
  ...laterFamilies,
  ...(['informations', 'administration', 'backOffice', 'operations', 'leave', 'help'] as const),
];

/** Of all features. Keys of the registry are what its type says, which `Object.entries` cannot know. */
export const entryFacts = Object.fromEntries(
  all.flatMap(({ entries }) => Object.entries(entries)),
) as Readonly<Record<EntryName, EntryFacts>>;

const entryNames = Object.keys(entryFacts) as EntryName[];

const isShown = (actor: Actor, { right, shown }: EntryFacts) =>
  (!right || may(actor, right)) && (!shown || shown(actor));

/** Where an e-service is reached in its family: its page, or that of its card; null where it has entries of its own. */
function pageOf(service: Service): string | null {
  const { href = paths.service(serviceSlugs[service]), ownEntries = false } = servicePages[service] ?? {};
  return ownEntries ? null : href;
}

/** The pages of the e-services that a person of an operator holds, in the groups of « Espace Opérateurs ». */
function serviceEntries(actor: Actor, family: ServiceFamily): NavigationEntry[] {
  if (isOfWholesaler(actor)) return [];
  return serviceNames
    .filter((service) => services[service].family === family && actor.services.includes(service))
    .flatMap((service) => {
      const href = pageOf(service);
      return href === null ? [] : [{ key: `service.${service}` as const, href, service }];
    });
}

/** What a person may use and nothing else, in the order of QPC-133. `unread`: what waits, by the name it is counted under. */
export function navigationFor(
  actor: Actor,
  unread: Readonly<Record<string, number>> = {},
): NavigationGroup[] {
  return groups.flatMap((group) => {
    const own = entryNames
      .filter((name) => entryFacts[name].group === group && isShown(actor, entryFacts[name]))
      .toSorted((one, other) => entryFacts[one].place - entryFacts[other].place)
      .map((key): NavigationEntry => {
        const { href, counted } = entryFacts[key];
        const count = counted === undefined ? 0 : (unread[counted] ?? 0);
        return { key, href, ...(count > 0 && { count }) };
      });
    const family = serviceFamilies.find((known) => known === group);
    const entries = [...(family ? serviceEntries(actor, family) : []), ...own];
    return entries.length > 0 ? [{ key: group, entries }] : [];
  });
}

/** Where the wholesaler's people work: the entries with a card on their home page, in the order of the navigation. */
export function desksFor(actor: Actor): EntryName[] {
  if (!isOfWholesaler(actor)) return [];
  const shown = navigationFor(actor).flatMap(({ entries }) => entries.map(({ key }) => key));
  return shown.flatMap((key) => entryNames.find((name) => name === key && entryFacts[name].desk) ?? []);
}

/** What « Mon compte » counts: published items that the person has not opened yet, by their kind. */
export function waitingFor(unread: Partial<Record<PublicationKind, number>>): NavigationEntry[] {
  return countedKinds.flatMap((kind) => {
    const count = unread[kind] ?? 0;
    return count === 0 ? [] : [{ key: kind, href: paths.publications(kinds[kind].slug), count }];
  });
}

/** « Mes e-services » of the top bar: the groups that hold e-services. */
export function servicesMenu(shown: readonly NavigationGroup[]): NavigationGroup[] {
  const families: readonly GroupKey[] = [...serviceFamilies, 'qpc'];
  return shown.filter(({ key }) => families.includes(key));
}

/** The entry under which a page stands: the one whose address is the longest beginning of the page's. */
export function currentEntry(shown: readonly NavigationGroup[], pathname: string): EntryKey | undefined {
  const within = shown
    .flatMap(({ entries }) => entries)
    .filter(({ href }) => href === pathname || (href !== '/' && pathname.startsWith(`${href}/`)));
  return within.toSorted((one, other) => other.href.length - one.href.length)[0]?.key;
}
