import 'server-only';
import type { Scope } from '#domain/rights';
import type { AuditRow, Database } from '#prisma/client';
import type { TrailChange, TrailSubject } from '../trail-text.ts';
import { spanConditions } from '#web/server/day-span';
import { readPage, type Cursor, type Page, type Place } from '#web/kit/list/keyset';
import { ofOperatorWithin } from '#web/server/scope';
import type { Sought } from './filter.ts';
import { namesOf } from './names.ts';

export interface TrailRow {
  id: string;
  /** ISO instant. */
  at: string;
  login: string;
  operatorName: string | null;
  action: string;
  subject: TrailSubject;
  changes: TrailChange[];
  /** Null where the reader has no business knowing from where: another house's people. */
  fromAddress: string | null;
}

const pageSize = 50;

/** A page of the trail within the scope, newest first. */
export async function listTrail(
  db: Database,
  scope: Scope,
  sought: Sought,
  cursor: Cursor,
): Promise<Page<TrailRow>> {
  const page = await readPage<AuditRow>(cursor, pageSize, placeOf, ({ place, compare, take }) =>
    trailRows(db, scope, sought, { place, compare, take }),
  );
  return { ...page, rows: await trailViews(db, scope, page.rows) };
}

export const placeOf = ({ at, id }: AuditRow): Place => ({ at, id });

/**
 * Rows after a place, newest first (`lt`), or before it, oldest first (`gt`). Several people are asked for one by one and
 * put together: each query then finds its rows by an index in their order, where a list of names would be sorted whole.
 */
export async function trailRows(
  db: Database,
  scope: Scope,
  { logins, subjects, action, operatorId, ...days }: Sought,
  { place, compare, take }: { place: Place | undefined; compare: 'gt' | 'lt'; take: number },
): Promise<AuditRow[]> {
  const order = compare === 'lt' ? 'desc' : 'asc';
  const read = (actorLogin: string | { in: string[] } | undefined) =>
    db.auditRow.findMany({
      where: {
        AND: [
          ofOperatorWithin(scope),
          operatorId === undefined ? {} : { operatorId },
          actorLogin === undefined ? {} : { actorLogin },
          subjects ? { subject: { in: subjects } } : {},
          action === undefined ? {} : { action },
          spanConditions('at', days, place, compare),
        ],
      },
      orderBy: [{ at: order }, { id: order }],
      take,
    });
  // What was done to one thing is little, whoever did it.
  if (!logins || subjects) return read(logins && { in: logins });
  const found = (await Promise.all(logins.map((login) => read(login)))).flat();
  const direction = order === 'desc' ? -1 : 1;
  return found
    .toSorted(
      (one, other) => direction * (one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : 1)),
    )
    .slice(0, take);
}

/** Rows as the reader of this scope sees them. */
export async function trailViews(db: Database, scope: Scope, rows: readonly AuditRow[]): Promise<TrailRow[]> {
  const names = await namesOf(db, rows);
  return rows.map((row) => {
    const own =
      scope.reach === 'all' || (row.actorId !== null && names.houseOf(row.actorId) === row.operatorId);
    return {
      id: row.id,
      at: row.at.toISOString(),
      login: row.actorLogin,
      operatorName: row.operatorId === null ? null : names.operator(row.operatorId),
      action: row.action,
      subject: names.subject(row.subject),
      changes: changesOf(row, names.contract),
      fromAddress: own ? row.fromAddress : null,
    };
  });
}

type Told = Record<string, unknown>;
const told = (json: string | null): Told => (json === null ? {} : (JSON.parse(json) as Told)); // written by audit.ts only

/** Field by field: what only one side says stands alone, what stayed the same is left out. */
function changesOf({ before, after }: AuditRow, contract: (id: string) => string): TrailChange[] {
  const [was, is] = [told(before), told(after)];
  const shown = (field: string, value: unknown) =>
    field === 'contractId' && typeof value === 'string' ? contract(value) : value;
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return fields
    .filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]))
    .map((field) => ({
      field,
      ...(field in was && { before: shown(field, was[field]) }),
      ...(field in is && { after: shown(field, is[field]) }),
    }));
}
