import { countedKinds, kinds, type PublicationKind } from '#domain/espace/publication/kinds';
import { isOfWholesaler, may, type Actor } from '#domain/rights';
import { serviceFamilies, serviceNames, services, type Service, type ServiceFamily } from '#domain/services';
import { serviceSlugs } from '#domain/espace/service-slugs';
import { paths } from '#web/paths';

export type EntryKey =
  | 'home'
  | 'account'
  | 'inbox'
  | 'journal'
  | 'submit'
  | 'retrieve'
  | 'operators'
  | 'publications'
  | 'serviceAddresses'
  | 'accounts'
  | 'contracts'
  | 'certificates'
  | 'staff'
  | 'operations'
  | 'vocabulary'
  | 'leave'
  | PublicationKind
  | `service.${Service}`;
export type GroupKey =
  | ServiceFamily
  | 'qpc'
  | 'informations'
  | 'administration'
  | 'backOffice'
  | 'operations'
  | 'help';

/** What is read rather than used, in the order of the home page. */
const informationKinds = ['news', 'maintenance', 'mailing', 'video', 'help'] as const;

export interface NavigationEntry {
  key: EntryKey;
  href: string;
  /** The e-service to whose page it leads. */
  service?: Service;
  /** What waits there. */
  count?: number;
}

export interface NavigationGroup {
  /** Null for entries that belong to no e-service. */
  key: GroupKey | null;
  entries: readonly NavigationEntry[];
}

/** The pages of e-services in the groups of « Espace Opérateurs »; QPC has entries of its own. */
function familiesOf(actor: Actor): { key: ServiceFamily; entries: NavigationEntry[] }[] {
  const own = isOfWholesaler(actor)
    ? []
    : serviceNames.filter((service) => service !== 'qpc' && actor.services.includes(service));
  return serviceFamilies.map((key) => ({
    key,
    entries: own
      .filter((service) => services[service].family === key)
      .map((service) => ({
        key: `service.${service}`,
        // « Nouvelle rubrique dans le menu de navigation » (OWF-180).
        href: service === 'certificates' ? paths.certificates() : paths.service(serviceSlugs[service]),
        service,
      })),
  }));
}

/**
 * What a person may use and nothing else. The entries of QPC stand in the order of QPC-133, and the account of a
 * contract has only those.
 */
export function navigationFor(
  actor: Actor,
  unread: Partial<Record<PublicationKind, number>> = {},
): NavigationGroup[] {
  const [preSales, ...laterFamilies] = familiesOf(actor);
  const ofOperator = actor.role === 'operatorAdmin' || actor.role === 'operatorUser';
  const informations: NavigationEntry[] = (ofOperator ? informationKinds : []).map((kind) => ({
    key: kind,
    href: paths.publications(kinds[kind].slug),
    ...(unread[kind] && { count: unread[kind] }),
  }));
  const qpc: NavigationEntry[] = [];
  if (may(actor, 'qualification.submit')) qpc.push({ key: 'submit', href: paths.newQualification() });
  if (may(actor, 'qualification.read')) qpc.push({ key: 'retrieve', href: paths.qualifications() });
  const operations: NavigationEntry[] = [];
  if (may(actor, 'process.read')) operations.push({ key: 'operations', href: paths.operations() });
  const administration: NavigationEntry[] = [];
  if (may(actor, 'user.read')) administration.push({ key: 'accounts', href: paths.accounts() });
  const backOffice: NavigationEntry[] = [];
  if (may(actor, 'publication.manage'))
    backOffice.push({ key: 'publications', href: paths.publicationDesk() });
  if (may(actor, 'service.manage'))
    backOffice.push({ key: 'serviceAddresses', href: paths.serviceAddresses() });
  if (may(actor, 'operator.manage')) backOffice.push({ key: 'operators', href: paths.operators() });
  if (may(actor, 'contract.manage')) backOffice.push({ key: 'contracts', href: paths.contracts() });
  if (may(actor, 'certificate.manage')) backOffice.push({ key: 'certificates', href: paths.certificates() });
  if (may(actor, 'staff.manage')) backOffice.push({ key: 'staff', href: paths.staff() });
  const own: NavigationEntry[] = [
    { key: 'home', href: paths.home() },
    { key: 'account', href: paths.account() },
  ];
  if (may(actor, 'task.handle')) own.push({ key: 'inbox', href: paths.tasks() });
  if (may(actor, 'audit.read')) own.push({ key: 'journal', href: paths.trail() });
  const groups: NavigationGroup[] = [
    { key: null, entries: own },
    ...(preSales ? [preSales] : []),
    { key: 'qpc', entries: qpc },
    ...laterFamilies,
    { key: 'informations', entries: informations },
    { key: 'administration', entries: administration },
    { key: 'backOffice', entries: backOffice },
    { key: 'operations', entries: operations },
    { key: null, entries: [{ key: 'leave', href: paths.leave() }] },
    // Not in the source's menu: after it.
    { key: 'help', entries: [{ key: 'vocabulary', href: paths.vocabulary() }] },
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}

/** The wholesaler's own entries, where its people work. */
export const deskKeys = [
  'accounts',
  'publications',
  'serviceAddresses',
  'operators',
  'contracts',
  'certificates',
  'staff',
  'operations',
] as const satisfies EntryKey[];
export type DeskKey = (typeof deskKeys)[number];

/** Those of `actor`, in the order of the navigation. */
export function desksFor(actor: Actor): { key: DeskKey; href: string }[] {
  if (!isOfWholesaler(actor)) return [];
  return navigationFor(actor)
    .flatMap(({ entries }) => entries)
    .flatMap(({ key, href }) => {
      const desk = deskKeys.find((known) => known === key);
      return desk ? [{ key: desk, href }] : [];
    });
}

/** What « Mon compte » counts: published items that the person has not opened yet, by their kind. */
export function waitingFor(unread: Partial<Record<PublicationKind, number>>): NavigationEntry[] {
  return countedKinds.flatMap((kind) => {
    const count = unread[kind] ?? 0;
    return count === 0 ? [] : [{ key: kind, href: paths.publications(kinds[kind].slug), count }];
  });
}

/** « Mes e-services » of the top bar: the groups that hold e-services. */
export function servicesMenu(groups: readonly NavigationGroup[]): NavigationGroup[] {
  const families: readonly (GroupKey | null)[] = [...serviceFamilies, 'qpc'];
  return groups.filter(({ key }) => families.includes(key));
}

/** The entry under which a page stands: the one whose address is the longest beginning of the page's. */
export function currentEntry(groups: readonly NavigationGroup[], pathname: string): EntryKey | undefined {
  const within = groups
    .flatMap(({ entries }) => entries)
    .filter(({ href }) => href === pathname || (href !== '/' && pathname.startsWith(`${href}/`)));
  return within.toSorted((one, other) => other.href.length - one.href.length)[0]?.key;
}
