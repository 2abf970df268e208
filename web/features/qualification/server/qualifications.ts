import 'server-only';
import type { Actor, Scope } from '#domain/rights';
import { limits } from '#domain/qualification/limits';
import { listedStates, qualificationAllows } from '#domain/qualification/state';
import type { Database } from '#prisma/client';
import { readPage, type Cursor, type Page } from '#web/kit/list/keyset';
import { pageConditions, type QualificationFilter } from './filter.ts';
import {
  qualificationViews,
  stateOf,
  viewedWith,
  wholeQualification,
  type QualificationView,
  type ViewedQualification,
  type WholeQualification,
} from './view.ts';
import { ownedWithin } from '#web/server/scope';

/** « Récupération d'une qualification »: a page of what the scope reaches, newest first (QPC-091, QPC-098). */
export async function listQualifications(
  db: Database,
  actor: Actor,
  scope: Scope,
  { after, before, ...filter }: Cursor & QualificationFilter,
): Promise<Page<QualificationView>> {
  const page = await readPage<ViewedQualification>(
    { after, before },
    limits.pageSize,
    (row) => ({ at: row.submittedAt, id: row.id }),
    ({ place, order, compare, take }) =>
      db.qualification.findMany({
        where: { AND: [ownedWithin(scope), pageConditions(filter, place, compare)] },
        orderBy: [{ submittedAt: order }, { id: order }],
        take,
        include: viewedWith,
      }),
  );
  return { ...page, rows: await qualificationViews(db, actor, page.rows) };
}

/** Null when there is none for this scope, or it never became one. `now` tells for how long it has been running. */
export async function findQualification(
  db: Database,
  actor: Actor,
  scope: Scope,
  id: string,
  now: Date,
): Promise<WholeQualification | null> {
  const row = await db.qualification.findFirst({
    where: { AND: [ownedWithin(scope), { id, state: { in: listedStates } }] },
    include: viewedWith,
  });
  return row && wholeQualification(db, actor, row, now);
}

/** A result as it may be fetched, or whether it was there once and has been removed. */
export type FoundResult = { fileName: string; operatorId: string } | 'purged';

/** The result of a qualification in this scope; null for one without any, finished or not (QPC-097). */
export async function findResult(db: Database, scope: Scope, id: string): Promise<FoundResult | null> {
  const row = await db.qualification.findFirst({
    where: { AND: [ownedWithin(scope), { id }] },
    select: { fileName: true, operatorId: true, state: true, purgedAt: true },
  });
  if (!row) return null;
  const { fileName, operatorId, purgedAt } = row;
  const state = stateOf(row.state);
  if (qualificationAllows('download', { state, purgedAt })) return { fileName, operatorId };
  return qualificationAllows('download', { state, purgedAt: null }) ? 'purged' : null;
}
