import 'server-only';
import type { Actor } from '#domain/rights';
import type { Database } from '#prisma/client';
import type { Place } from '#web/kit/list/keyset';
import { folded, patternOf, withoutColons } from '#web/server/search-text';

/** Something with a page of its own. */
export interface Hit {
  href: string;
  /** A file name, what a process is called, or the label of a certificate. */
  name: string;
  /** The submission id, the id of the process, or the serial number of a certificate. */
  reference: string;
}

/** One kind of things that the search of the portal finds; newest first, at most one more than a page of hits holds. */
export type SearchSource = (
  db: Database,
  actor: Actor,
  query: string,
) => Promise<{ hits: readonly Hit[]; unread: boolean }>;

/** A page of hits is enough to see that the query must be narrowed. */
export const hitsShown = 20;
const pageSize = 500;
/** Rows that are read for one search, newest first: what the database cannot compare itself is compared here. */
const furthest = 20_000;

export interface FoundRow {
  id: string;
  name: string;
  at: Date;
}
/** A query by name or reference, as a condition of the database (which finds too much) and of each row it found. */
export function byNameOrReference(typed: string) {
  // What is written with colons is no id of a process then.
  const query = withoutColons(typed);
  const sought = folded(query);
  // The last part of the id of a process is the reference that people see.
  const reference = sought.split(':').at(-1) ?? '';
  const references = /^[0-9a-z-]+$/.test(reference) ? [{ contains: reference }] : [];
  return {
    name: { contains: patternOf(query) },
    references,
    matches: ({ id, name }: FoundRow) =>
      folded(name).includes(sought) || (references.length > 0 && id.includes(reference)),
  };
}

/** The first rows that match, one more than a page of hits holds, and whether it gave up before the last row. */
export async function collect(
  matches: (row: FoundRow) => boolean,
  read: (place: Place | undefined, take: number) => Promise<FoundRow[]>,
): Promise<{ found: FoundRow[]; unread: boolean }> {
  const found: FoundRow[] = [];
  let place: Place | undefined;
  for (let seen = 0; found.length <= hitsShown; seen += pageSize) {
    const rows = await read(place, pageSize);
    if (seen >= furthest) return { found, unread: rows.length > 0 };
    found.push(...rows.filter(matches));
    place = rows.at(-1);
    if (rows.length < pageSize) break;
  }
  return { found: found.slice(0, hitsShown + 1), unread: false };
}
