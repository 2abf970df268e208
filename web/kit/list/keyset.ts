import 'server-only';

/** A place in a list that is ordered by instant and then by id, both downwards unless the list says otherwise. */
export interface Place {
  at: Date;
  id: string;
}

const placePattern = /^(\d{1,15})-(\S{1,200})$/;

/** As it stands in a URL: milliseconds of the epoch, hyphen, id. */
export function writePlace({ at, id }: Place): string {
  return `${at.getTime()}-${id}`;
}

/** Undefined for what no page of ours wrote; the list then begins at its start. */
export function readPlace(text: string | undefined): Place | undefined {
  const match = placePattern.exec(text ?? '');
  if (!match?.[1] || !match[2]) return undefined;
  const at = new Date(Number(match[1]));
  return Number.isNaN(at.getTime()) ? undefined : { at, id: match[2] };
}

/** Where a page begins: after a row of the page before it, or before one of the page after it. */
export interface Cursor {
  after?: string | undefined;
  before?: string | undefined;
}

export interface Page<T> {
  rows: T[];
  /** `before` of the page that comes before (newer rows), `after` of the one that follows; null where there is none. */
  newer: string | null;
  older: string | null;
}

interface Direction {
  place: Place | undefined;
  order: 'asc' | 'desc';
  compare: 'gt' | 'lt';
}

/** Which way a list goes: most begin with the newest, what is due begins with the oldest. */
export type ListOrder = 'desc' | 'asc';

const ways = {
  desc: { order: 'desc', compare: 'lt' },
  asc: { order: 'asc', compare: 'gt' },
} as const;

/**
 * One page of `size` rows by keyset: rows that arrive or go meanwhile neither repeat nor hide others, and equal
 * instants are told apart by id. `fetch` gets the ordering, the condition on the place (null on the first page) and one
 * row more than a page holds.
 */
export async function readPage<T>(
  { after, before }: Cursor,
  size: number,
  placeOf: (row: T) => Place,
  fetch: (query: Direction & { take: number }) => Promise<T[]>,
  listOrder: ListOrder = 'desc',
): Promise<Page<T>> {
  const other = listOrder === 'desc' ? 'asc' : 'desc';
  const beforeIt = readPlace(before);
  return readPageFrom(
    { place: beforeIt ?? readPlace(after), back: beforeIt !== undefined },
    size,
    (row: T) => writePlace(placeOf(row)),
    ({ place, back, take }) => fetch({ place, ...ways[back ? other : listOrder], take }),
  );
}

/** Where a page begins in a list of any order: after a row, or `back` to those before it; without a row, at the start. */
export interface Start<P> {
  place: P | undefined;
  back: boolean;
}

/** The same for a list that is ordered by something else; going back, `fetch` answers the nearest row first. */
export async function readPageFrom<T, P>(
  start: Start<P>,
  size: number,
  cursorOf: (row: T) => string,
  fetch: (query: Start<P> & { take: number }) => Promise<T[]>,
): Promise<Page<T>> {
  const { place, back } = start;
  const found = await fetch({ ...start, take: size + 1 });
  const more = found.length > size;
  const rows = found.slice(0, size);
  if (back) rows.reverse();
  // Come forward to a page that is not full, which is the first one; or gone back to a place that is empty by now.
  if (place !== undefined && ((back && !more) || rows.length === 0))
    return readPageFrom({ place: undefined, back: false }, size, cursorOf, fetch);
  const [first, last] = [rows.at(0), rows.at(-1)];
  return {
    rows,
    newer: first && (back ? more : place !== undefined) ? cursorOf(first) : null,
    older: last && (back || more) ? cursorOf(last) : null,
  };
}
