import 'server-only';
import { scopeOf, type Actor, type Scope } from '#domain/rights';
import { listedStates } from '#domain/qualification/state';
import type { Database } from '#prisma/client';
import { paths } from '../paths.ts';
import { searchedBy, withoutColons, wordsOf } from './certificates-search.ts';
import { ofOperatorWithin, ownedWithin } from './scope.ts';
import { folded, patternOf } from './search-text.ts';

/** Something with a page of its own. */
export interface Hit {
  href: string;
  /** A file name, what a process is called, or the label of a certificate. */
  name: string;
  /** The submission id, the id of the process, or the serial number of a certificate. */
  reference: string;
}

export interface Found {
  hits: Hit[];
  /** What there is beside these: nothing, more that match, or older ones that nobody looked at. */
  rest: 'none' | 'more' | 'unread';
}

/** A page of hits is enough to see that the query must be narrowed. */
const limit = 20;
const pageSize = 500;
/** Rows that are read for one search, newest first: what the database cannot compare itself is compared here. */
const furthest = 20_000;

interface Row {
  id: string;
  name: string;
  at: Date;
}
interface Place {
  at: Date;
  id: string;
}

/**
 * What a person may see (no file that was refused: it never became a qualification) whose name or reference contains
 * `query`, newest first; certificates by what their list is searched by.
 */
export async function search(db: Database, actor: Actor, typed: string): Promise<Found> {
  // What is written with colons is no id of a process then.
  const query = withoutColons(typed);
  const sought = folded(query);
  const name = { contains: patternOf(query) };
  // The last part of the id of a process is the reference that people see.
  const reference = sought.split(':').at(-1) ?? '';
  const byReference = /^[0-9a-z-]+$/.test(reference) ? [{ contains: reference }] : [];
  const matches = ({ id, name: text }: Row) =>
    folded(text).includes(sought) || (byReference.length > 0 && id.includes(reference));

  const qualifications = await collect(matches, async (place) => {
    const rows = await db.qualification.findMany({
      where: {
        AND: [
          ownedWithin(scopeOf(actor, 'qualification.read')),
          { state: { in: listedStates } },
          { OR: [{ fileName: name }, ...byReference.map((id) => ({ id }))] },
          place
            ? { OR: [{ submittedAt: { lt: place.at } }, { submittedAt: place.at, id: { lt: place.id } }] }
            : {},
        ],
      },
      select: { id: true, fileName: true, submittedAt: true },
      orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }],
      take: pageSize,
    });
    return rows.map(({ id, fileName, submittedAt }) => ({ id, name: fileName, at: submittedAt }));
  });
  const processes = await collect(matches, async (place) => {
    const rows = await db.process.findMany({
      where: {
        AND: [
          ofOperatorWithin(scopeOf(actor, 'process.read')),
          { OR: [{ reference: name }, ...byReference.map((workflowId) => ({ workflowId }))] },
          place
            ? {
                OR: [{ startedAt: { lt: place.at } }, { startedAt: place.at, workflowId: { lt: place.id } }],
              }
            : {},
        ],
      },
      select: { workflowId: true, reference: true, startedAt: true },
      orderBy: [{ startedAt: 'desc' }, { workflowId: 'desc' }],
      take: pageSize,
    });
    return rows.map(({ workflowId, reference: text, startedAt }) => ({
      id: workflowId,
      name: text,
      at: startedAt,
    }));
  });
  const certificates = await certificatesCalled(db, scopeOf(actor, 'certificate.read'), query, limit + 1);
  const hits = [
    ...qualifications.found.map(({ id, name: text }) => ({
      href: paths.qualification(id),
      name: text,
      reference: id,
    })),
    ...processes.found.map(({ id, name: text }) => ({ href: paths.process(id), name: text, reference: id })),
    ...certificates.map(({ id, label, serialNumber }) => ({
      ...{ href: paths.certificate(id), name: label, reference: serialNumber },
    })),
  ];
  const unread = qualifications.unread || processes.unread;
  return { hits: hits.slice(0, limit), rest: hits.length > limit ? 'more' : unread ? 'unread' : 'none' };
}

/** By label, serial number, fingerprint and whatever else their list is searched by, newest first. */
export async function certificatesCalled(db: Database, scope: Scope, query: string, take: number) {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  return db.certificate.findMany({
    where: { AND: [ofOperatorWithin(scope), searchedBy(words)] },
    select: { id: true, label: true, serialNumber: true },
    orderBy: [{ depositedAt: 'desc' }, { id: 'desc' }],
    take,
  });
}

/** The first that match, one more than a page of hits holds, and whether it gave up before the last row. */
async function collect(
  matches: (row: Row) => boolean,
  read: (place: Place | undefined) => Promise<Row[]>,
): Promise<{ found: Row[]; unread: boolean }> {
  const found: Row[] = [];
  let place: Place | undefined;
  for (let seen = 0; found.length <= limit; seen += pageSize) {
    const rows = await read(place);
    if (seen >= furthest) return { found, unread: rows.length > 0 };
    found.push(...rows.filter(matches));
    place = rows.at(-1);
    if (rows.length < pageSize) break;
  }
  return { found: found.slice(0, limit + 1), unread: false };
}
