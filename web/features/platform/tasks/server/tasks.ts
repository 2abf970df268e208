import 'server-only';
import {
  hindranceToTask,
  settlesBy,
  taskActions,
  type TaskAction,
  type TaskHindrance,
  type TaskMatter,
} from '#domain/task';
import { processKinds, type ProcessKind } from '#domain/process';
import { may, type Actor } from '#domain/rights';
import type { Database, Task } from '#prisma/client';
import { paths } from '#web/paths';
import { tasksOf } from '#web/server/scope';

export interface TaskView {
  id: string;
  matter: TaskMatter;
  /** What the process does; null for a kind that this version does not know. */
  processKind: ProcessKind | null;
  /** What people call the process, whose it is, and where its page is for those who may see it. */
  reference: string;
  operatorName: string | null;
  processHref: string | null;
  /** ISO instants. */
  raisedAt: string;
  dueAt: string;
  overdue: boolean;
  claim: { login: string; at: string; mine: boolean } | null;
  done: { byLogin: string; at: string; note: string } | null;
  /** Its process needs it no longer. One that is done and not closed tells that what it was about lasts. */
  closedAt: string | null;
  hindrances: Record<TaskAction, TaskHindrance | null>;
}

/** Null where it does not exist for this person. */
async function findTask(db: Database, actor: Actor, id: string, now: Date): Promise<TaskView | null> {
  const row = await db.task.findFirst({ where: { AND: [tasksOf(actor), { id }] } });
  return row && ((await taskViewsOf(db, actor, [row], now))[0] ?? null);
}

export interface TaskWithTrace {
  task: TaskView;
  /** What people did with it, newest first. */
  deeds: { id: string; at: string; action: string; byLogin: string }[];
}

const mostDeeds = 50;

/** The same with what people did with it. */
export async function findTaskWithTrace(
  db: Database,
  actor: Actor,
  id: string,
  now: Date,
): Promise<TaskWithTrace | null> {
  const task = await findTask(db, actor, id, now);
  if (!task) return null;
  const deeds = await db.auditRow.findMany({
    where: { subject: `task:${id}` },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: mostDeeds,
    select: { id: true, at: true, action: true, actorLogin: true },
  });
  return {
    task,
    deeds: deeds.map(({ id: row, at, action, actorLogin }) => ({
      ...{ id: row, at: at.toISOString(), action, byLogin: actorLogin },
    })),
  };
}

/** Beyond it the counter says « more than ». */
const countedUpTo = 99;

/** What the counter in the top bar says: how many wait for somebody, up to one more than it shows. */
export async function countTasks(db: Database, actor: Actor): Promise<{ open: number }> {
  return {
    open: await db.task.count({
      where: { AND: [tasksOf(actor), { endedAt: null }] },
      // By what all have alike: Prisma sorts by the id otherwise, which reads all there are.
      orderBy: { audience: 'asc' },
      take: countedUpTo + 1,
    }),
  };
}

export async function taskViewsOf(
  db: Database,
  actor: Actor,
  rows: readonly Task[],
  now: Date,
): Promise<TaskView[]> {
  const operators = await db.operator.findMany({
    where: { id: { in: rows.flatMap(({ operatorId }) => operatorId ?? []) } },
  });
  const processes = await db.process.findMany({
    where: { workflowId: { in: rows.map(({ workflowId }) => workflowId) } },
    select: { workflowId: true, kind: true },
  });
  const kinds = new Map(processes.map(({ workflowId, kind }) => [workflowId, kind]));
  const names = new Map(operators.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    id: row.id,
    matter: JSON.parse(row.matter) as TaskMatter, // written by activities/database/task-rows.ts only
    processKind: processKinds.find((known) => known === kinds.get(row.workflowId)) ?? null,
    reference: row.reference,
    operatorName: row.operatorId === null ? null : (names.get(row.operatorId) ?? row.operatorId),
    processHref: may(actor, 'process.read') ? paths.process(row.workflowId) : null,
    raisedAt: row.raisedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    overdue: row.endedAt === null && row.dueAt <= now,
    claim:
      row.claimedByLogin === null || row.claimedAt === null
        ? null
        : {
            login: row.claimedByLogin,
            at: row.claimedAt.toISOString(),
            mine: row.claimedById === actor.userId,
          },
    done:
      row.doneAt === null || row.doneByLogin === null
        ? null
        : { byLogin: row.doneByLogin, at: row.doneAt.toISOString(), note: row.note ?? '' },
    closedAt: row.closedAt?.toISOString() ?? null,
    hindrances: hindrancesOf(row, actor.userId),
  }));
}

function hindrancesOf({ kind, claimedById, endedAt }: Task, userId: string): TaskView['hindrances'] {
  const standing = { claimedById, ended: endedAt !== null, settles: settlesBy(kind) };
  return Object.fromEntries(
    taskActions.map((action) => [action, hindranceToTask(action, standing, userId)]),
  ) as TaskView['hindrances']; // every action has its entry
}
