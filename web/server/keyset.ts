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

function directionOf({ after, before }: Cursor, listOrder: ListOrder): Direction {
  const back = readPlace(before);
  if (back) return { place: back, ...ways[listOrder === 'desc' ? 'asc' : 'desc'] };
  return { place: readPlace(after), ...ways[listOrder] };
}

/**
 * One page of `size` rows by keyset: rows that arrive or go meanwhile neither repeat nor hide others, and equal
 * instants are told apart by id. `fetch` gets the ordering, the condition on the place (null on the first page) and one
 * row more than a page holds.
 */
export async function readPage<T>(
  cursor: Cursor,
  size: number,
  placeOf: (row: T) => Place,
  fetch: (query: Direction & { take: number }) => Promise<T[]>,
  listOrder: ListOrder = 'desc',
): Promise<Page<T>> {
  const direction = directionOf(cursor, listOrder);
  const found = await fetch({ ...direction, take: size + 1 });
  const forward = direction.order !== listOrder;
  const more = found.length > size;
  const rows = found.slice(0, size);
  if (forward) rows.reverse();
  // Come forward to a page that is not full, which is the first one; or gone back to a place that is empty by now.
  if (direction.place && ((forward && !more) || rows.length === 0))
    return readPage({}, size, placeOf, fetch, listOrder);
  const [first, last] = [rows.at(0), rows.at(-1)];
  return {
    rows,
    newer: first && (forward ? more : direction.place !== undefined) ? writePlace(placeOf(first)) : null,
    older: last && (forward || more) ? writePlace(placeOf(last)) : null,
  };
}
