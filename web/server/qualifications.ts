import 'server-only';
import type { Wait } from '#domain/process';
import { may, type Actor, type Scope } from '#domain/rights';
import { limits } from '#domain/qualification/limits';
import {
  listedStates,
  qualificationAllows,
  qualificationStates,
  rejectionReasons,
  type QualificationState,
  type QualificationStatus,
  type RejectionReason,
} from '#domain/qualification/state';
import type { Database, Qualification } from '#prisma/client';
import { readPage, type Cursor, type Page } from './keyset.ts';
import { waitOf } from './processes-wait.ts';
import { ownedWithin } from './scope.ts';

/** A qualification as people see it. Instants are ISO strings: it travels to the browser as it is. */
export interface QualificationView {
  id: string;
  fileName: string;
  format: string | null;
  status: QualificationStatus;
  /** « Commentaires »: the system's remark on a rejected file. */
  comment: RejectionReason | null;
  lines: number;
  profiles: number;
  profilesDone: number;
  submittedAt: string;
  endedAt: string | null;
  wait: Wait | null;
  /** Code identifiant of its contract. */
  identifiant: string;
  operatorName: string;
  /** Who submitted it. */
  submittedBy: string;
  downloadable: boolean;
}

/** « Récupération d'une qualification »: a page of what the scope reaches, newest first (QPC-091, QPC-098). */
export async function listQualifications(
  db: Database,
  actor: Actor,
  scope: Scope,
  cursor: Cursor,
): Promise<Page<QualificationView>> {
  const page = await readPage<Qualification>(
    cursor,
    limits.pageSize,
    (row) => ({ at: row.submittedAt, id: row.id }),
    ({ place, order, compare, take }) =>
      db.qualification.findMany({
        where: {
          AND: [
            ownedWithin(scope),
            { state: { in: listedStates } },
            place
              ? {
                  OR: [
                    { submittedAt: { [compare]: place.at } },
                    { submittedAt: place.at, id: { [compare]: place.id } },
                  ],
                }
              : {},
          ],
        },
        orderBy: [{ submittedAt: order }, { id: order }],
        take,
      }),
  );
  return { ...page, rows: await views(db, actor, page.rows) };
}

/** Null when there is none for this scope, or it never became one. */
export async function findQualification(
  db: Database,
  actor: Actor,
  scope: Scope,
  id: string,
): Promise<QualificationView | null> {
  const row = await db.qualification.findFirst({
    where: { AND: [ownedWithin(scope), { id, state: { in: listedStates } }] },
  });
  return row && ((await views(db, actor, [row]))[0] ?? null);
}

/** The qualification whose result may be fetched in this scope; null for any other, finished or not (QPC-097). */
export async function findResult(
  db: Database,
  scope: Scope,
  id: string,
): Promise<{ fileName: string; operatorId: string } | null> {
  const row = await db.qualification.findFirst({
    where: { AND: [ownedWithin(scope), { id }] },
    select: { fileName: true, operatorId: true, state: true },
  });
  return row && qualificationAllows('download', stateOf(row.state))
    ? { fileName: row.fileName, operatorId: row.operatorId }
    : null;
}

async function views(db: Database, actor: Actor, rows: Qualification[]): Promise<QualificationView[]> {
  const [processes, contracts, users] = await Promise.all([
    db.process.findMany({
      where: { workflowId: { in: rows.map((row) => row.workflowId) }, waitingFor: { not: null } },
    }),
    db.qpcContract.findMany({
      where: { id: { in: rows.map((row) => row.contractId) } },
      include: { operator: true },
    }),
    db.user.findMany({
      where: { id: { in: rows.map((row) => row.userId) } },
      select: { id: true, name: true },
    }),
  ]);
  const process = new Map(processes.map((found) => [found.workflowId, found]));
  const contract = new Map(contracts.map((found) => [found.id, found]));
  const user = new Map(users.map((found) => [found.id, found.name]));
  return rows.map((row) => {
    const state = stateOf(row.state);
    const waiting = process.get(row.workflowId);
    const of = contract.get(row.contractId);
    return {
      id: row.id,
      fileName: row.fileName,
      format: row.format,
      // Only listed states come here, and those have a status.
      status: qualificationStates[state].status ?? 'pending',
      comment: rejectionReasons.find((known) => known === row.comment) ?? null,
      lines: row.lines,
      profiles: row.profiles,
      profilesDone: row.profilesDone,
      submittedAt: row.submittedAt.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
      wait: waiting ? waitOf(waiting) : null,
      identifiant: of?.identifiant ?? '',
      operatorName: of?.operator.name ?? '',
      submittedBy: user.get(row.userId) ?? '',
      downloadable: qualificationAllows('download', state) && may(actor, 'qualification.download', row),
    };
  });
}

function stateOf(text: string): QualificationState {
  if (!Object.hasOwn(qualificationStates, text))
    throw new Error(`A qualification has the unknown state ${text}`);
  return text as QualificationState; // the line above has just established it
}
