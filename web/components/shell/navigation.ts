import { may, type Actor } from '#domain/rights';
import { paths } from '../../paths.ts';

export type EntryKey =
  | 'home'
  | 'account'
  | 'submit'
  | 'retrieve'
  | 'accounts'
  | 'contracts'
  | 'operations'
  | 'vocabulary'
  | 'leave';
export type GroupKey = 'qpc' | 'administration' | 'backOffice' | 'operations' | 'help';

export interface NavigationEntry {
  key: EntryKey;
  href: string;
}

export interface NavigationGroup {
  /** Null for entries that belong to no e-service. */
  key: GroupKey | null;
  entries: readonly NavigationEntry[];
}

/** What a person may use and nothing else, in the order of QPC-133. */
export function navigationFor(actor: Actor): NavigationGroup[] {
  const qpc: NavigationEntry[] = [];
  if (may(actor, 'qualification.submit')) qpc.push({ key: 'submit', href: paths.newQualification() });
  if (may(actor, 'qualification.read')) qpc.push({ key: 'retrieve', href: paths.qualifications() });
  const operations: NavigationEntry[] = [];
  if (may(actor, 'process.read')) operations.push({ key: 'operations', href: paths.operations() });
  const administration: NavigationEntry[] = [];
  if (may(actor, 'user.manage')) administration.push({ key: 'accounts', href: paths.accounts() });
  const backOffice: NavigationEntry[] = [];
  if (may(actor, 'contract.manage')) backOffice.push({ key: 'contracts', href: paths.contracts() });
  const groups: NavigationGroup[] = [
    {
      key: null,
      entries: [
        { key: 'home', href: paths.home() },
        { key: 'account', href: paths.account() },
      ],
    },
    { key: 'qpc', entries: qpc },
    { key: 'administration', entries: administration },
    { key: 'backOffice', entries: backOffice },
    { key: 'operations', entries: operations },
    { key: null, entries: [{ key: 'leave', href: paths.leave() }] },
    // Not in the source's menu: after it.
    { key: 'help', entries: [{ key: 'vocabulary', href: paths.vocabulary() }] },
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}

/** The entry under which a page stands: the one whose address is the longest beginning of the page's. */
export function currentEntry(groups: readonly NavigationGroup[], pathname: string): EntryKey | undefined {
  const within = groups
    .flatMap(({ entries }) => entries)
    .filter(({ href }) => href === pathname || (href !== '/' && pathname.startsWith(`${href}/`)));
  return within.toSorted((one, other) => other.href.length - one.href.length)[0]?.key;
}
