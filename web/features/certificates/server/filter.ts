import 'server-only';
import { environments, type Environment } from '#domain/certificates/facts';
import { certificateNames, type CertificateName } from '#domain/services';
import { certificateColumns, type CertificateSort, type CertificatesQuery } from '#web/paths';
import { searchedBy, wordsOf } from './search.ts';

/** What the list is narrowed to and how it is sorted. */
export interface CertificatesFilter {
  q?: string | undefined;
  service?: CertificateName | undefined;
  environment?: Environment | undefined;
  /** Leaves out what is not valid yet, has expired, was replaced or revoked (OWF-182). */
  validity?: 'current' | undefined;
  /** Code of an operator, for those who see several. */
  operator?: string | undefined;
  sort?: CertificateSort | undefined;
}

/** The filter as an address says it; what no page of ours wrote is left out. */
export function readCertificatesFilter(given: CertificatesQuery): CertificatesFilter {
  const { q, operator } = given;
  return {
    q: q?.trim().slice(0, 200) || undefined,
    service: certificateNames.find((name) => name === given.service),
    environment: environments.find((name) => name === given.environment),
    validity: given.validity === 'current' ? 'current' : undefined,
    operator: operator && /^[a-z0-9-]{1,60}$/.test(operator) ? operator : undefined,
    sort: certificateColumns
      .flatMap((column) => [column, `-${column}`] as const)
      .find((sort) => sort === given.sort),
  };
}

export const isNarrowed = ({ q, service, environment, validity, operator }: CertificatesFilter): boolean =>
  [q, service, environment, validity, operator].some((given) => given !== undefined);

/** Stands in its slot, or will once its process has taken it in. */
export const standingIn = {
  revokedAt: null,
  OR: [{ place: { is: null } }, { place: { is: { place: { in: ['current', 'next'] } } } }],
};

/** `operatorId`: of the operator that the filter names. */
export function certificateConditions(
  { q, service, environment, validity }: CertificatesFilter,
  operatorId: string | undefined,
  now: Date,
) {
  return {
    AND: [
      service ? { service } : {},
      environment ? { environment } : {},
      operatorId === undefined ? {} : { operatorId },
      q === undefined ? {} : searchedBy(wordsOf(q)),
      validity === undefined
        ? {}
        : {
            ...{ notBefore: { lte: now }, notAfter: { gt: now } },
            ...standingIn,
          },
    ],
  };
}

type Column = 'slotName' | 'environment' | 'notAfter' | 'depositedAt' | 'searchText' | 'id';
type Direction = 'asc' | 'desc';
export type Order = readonly (readonly [Column, Direction])[];

const tie = ['id', 'asc'] as const;
/** By column, upwards: what is alike in the column follows by what tells it apart, the longest valid first. */
const upwards = {
  service: [['slotName', 'asc'], ['notAfter', 'desc'], tie],
  environment: [['environment', 'asc'], ['slotName', 'asc'], ['notAfter', 'desc'], tie],
  expires: [['notAfter', 'asc'], tie],
  published: [['depositedAt', 'asc'], tie],
  label: [['searchText', 'asc'], tie],
} as const satisfies Record<string, Order>;

const turned = (order: Order): Order =>
  order.map(([column, direction]) => [column, direction === 'asc' ? 'desc' : 'asc'] as const);

export function orderOf(sort: CertificateSort): Order {
  return sort.startsWith('-')
    ? turned(upwards[sort.slice(1) as keyof typeof upwards]) // what follows the sign of a CertificateSort
    : upwards[sort as keyof typeof upwards];
}

/** The columns that place a row in a list; none of them ever changes. */
export type Placed = Record<Exclude<Column, 'notAfter' | 'depositedAt'>, string> &
  Record<'notAfter' | 'depositedAt', Date>;

/** How a page of a list in `order` is read from a row on, `back` to the rows before it. */
export function pageOf(order: Order, place: Placed | undefined, back: boolean) {
  const way = back ? turned(order) : order;
  const orderBy = way.map(([column, direction]) => ({ [column]: direction }));
  if (!place) return { where: {}, orderBy };
  const beyond = ([column, direction]: Order[number]) => ({
    [column]: { [direction === 'asc' ? 'gt' : 'lt']: place[column] },
  });
  const same = ([column]: Order[number]) => ({ [column]: place[column] });
  const [first] = way;
  return {
    where: {
      AND: [
        // What a database finds its first row by.
        first ? { [first[0]]: { [first[1] === 'asc' ? 'gte' : 'lte']: place[first[0]] } } : {},
        { OR: way.map((key, at) => ({ AND: [...way.slice(0, at).map(same), beyond(key)] })) },
      ],
    },
    orderBy,
  };
}
