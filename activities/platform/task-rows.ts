import type { ChangedEntity } from '#domain/change';
import { longWaitStep, longWaitTask } from '#domain/outage';
import type { Wait } from '#domain/process';
import { taskId, type Audience, type RaisedTask } from '#domain/task';
import type { Transaction } from '#prisma/client';

/** Who raises a task: the present run of a process, and whose process it is. */
interface Raiser {
  workflowId: string;
  runId: string;
  operatorId: string | null;
  /** What people call it. */
  reference: string;
}

const audienceColumns = (audience: Audience) =>
  typeof audience === 'string'
    ? { audience, service: null }
    : { audience: 'operator', service: audience.service };

/** The inbox of the wholesaler is no business of the operator, whosever process it is. */
const heardBy = ({
  id,
  audience,
  operatorId,
}: {
  id: string;
  audience: string;
  operatorId: string | null;
}) => ({
  operatorId: audience === 'operator' ? operatorId : null,
  entity: 'task' satisfies ChangedEntity,
  entityId: id,
});

const nobodys = {
  claimedById: null,
  claimedByLogin: null,
  claimedAt: null,
  doneByLogin: null,
  doneAt: null,
  note: null,
} as const;

/**
 * Raises a task, once for its step. What people did with it stays, unless a new run of the process (it was reset) asks for
 * what the former one had withdrawn; the same run never takes back that it has closed it, so a late repetition is harmless.
 */
export async function raiseTask(
  tx: Transaction,
  at: Date,
  { workflowId, runId, operatorId, reference }: Raiser,
  { step, matter, dueAt, audience }: RaisedTask,
  listens: boolean,
): Promise<void> {
  const id = taskId(workflowId, step);
  const present = await tx.task.findUnique({
    where: { id },
    select: { runId: true, closedAt: true, matter: true },
  });
  const told = { matter: JSON.stringify(matter), runId };
  if (!present)
    await tx.task.create({
      data: {
        ...{ id, workflowId, step, operatorId, reference, listens, ...told, ...audienceColumns(audience) },
        ...{ ...nobodys, kind: matter.kind, raisedAt: at, dueAt: new Date(dueAt) },
        ...{ closedAt: null, toldAt: null, endedAt: null },
      },
    });
  else {
    const ofThisRun = present.runId === runId;
    // Waits come in the order of their revisions, so one that was withdrawn by mistake is raised again.
    const anew = present.closedAt !== null && !(ofThisRun && listens);
    if (!anew && ofThisRun && (present.closedAt || present.matter === told.matter)) return;
    await tx.task.update({
      where: { id },
      // A run that took over knows nothing of what the one before was told.
      data: {
        ...told,
        ...(!ofThisRun && { toldAt: null }),
        ...(anew && { ...nobodys, closedAt: null, endedAt: null }),
      },
    });
  }
  await tx.change.create({ data: { ...heardBy({ id, operatorId, ...audienceColumns(audience) }), at } });
}

/** Withdraws the tasks of a process that still stand. One that a person has done keeps the hour at which it was. */
export async function closeTasks(
  tx: Transaction,
  at: Date,
  which: { workflowId: string; step?: string | { startsWith: string; not?: string } },
): Promise<void> {
  const standing = await tx.task.findMany({
    where: { ...which, closedAt: null },
    select: { id: true, audience: true, operatorId: true },
  });
  if (standing.length === 0) return;
  const ids = { in: standing.map(({ id }) => id) };
  await tx.task.updateMany({ where: { id: ids }, data: { closedAt: at } });
  await tx.task.updateMany({ where: { id: ids, endedAt: null }, data: { endedAt: at } });
  for (const task of standing) await tx.change.create({ data: { ...heardBy(task), at } });
}

/**
 * Asks again for what the end of a process withdrew, now that it goes on after all: reset to where it had asked already, it
 * would wait for people who see nothing. A wait asks by itself.
 */
export async function reopenTasks(
  tx: Transaction,
  at: Date,
  { workflowId, endedAt }: { workflowId: string; endedAt: Date },
): Promise<void> {
  const withdrawn = await tx.task.findMany({
    where: { workflowId, listens: true, doneAt: null, closedAt: { gte: endedAt } },
    select: { id: true, audience: true, operatorId: true },
  });
  for (const task of withdrawn) {
    await tx.task.update({ where: { id: task.id }, data: { closedAt: null, endedAt: null } });
    await tx.change.create({ data: { ...heardBy(task), at } });
  }
}

/** Asks operations for a hand once a process has waited for long, and no longer than it waits. */
export async function followWait(
  tx: Transaction,
  at: Date,
  raiser: Raiser,
  wait: Wait | null,
  longWaitSeconds: number,
): Promise<void> {
  const { workflowId } = raiser;
  const task = wait && longWaitTask(wait, at, longWaitSeconds);
  const step = { startsWith: longWaitStep, ...(task && { not: task.step }) };
  await closeTasks(tx, at, { workflowId, step });
  if (task) await raiseTask(tx, at, raiser, task, false);
}
