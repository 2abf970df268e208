import 'server-only';
import type { Client } from '@temporalio/client';
import type { ChangedEntity } from '#domain/change';
import type { Actor } from '#domain/rights';
import { hindranceToTask, settlesBy, type TaskAction, type TaskHindrance } from '#domain/task';
import type { Database, Task, Transaction } from '#prisma/client';
import { taskDoneSignal } from '#workflows/shared/contract';
import { audit, type OperatorAction } from '#web/server/audit';
import { report } from '#web/server/errors';
import { signalProcess } from '#web/server/processes';
import { tasksOf } from '#web/server/scope';

/** Done, why it is not possible, changed since the person looked, or no such task. */
export type TaskOutcome = 'done' | TaskHindrance | 'changed' | 'unknown';

export interface TaskHand {
  actor: Actor;
  login: string;
  fromAddress: string | null;
}

export interface TaskAsked {
  id: string;
  action: TaskAction;
  /** The login that had claimed it when the person looked; a colleague may have been faster. */
  seenClaim: string | null;
  /** With « done » only. */
  note: string;
}

const auditActions = {
  claim: 'task.claim',
  handBack: 'task.handBack',
  done: 'task.done',
} as const satisfies Record<TaskAction, OperatorAction>;

/** One act of a person on a task and its audit row, in one transaction. The second of two at once answers `changed`. */
export async function actOnTask(
  db: Database,
  now: Date,
  hand: TaskHand,
  asked: TaskAsked,
): Promise<{ outcome: TaskOutcome; task: Task | null }> {
  return db.$transaction(async (tx) => {
    const task = await tx.task.findFirst({ where: { AND: [tasksOf(hand.actor), { id: asked.id }] } });
    if (!task) return { outcome: 'unknown', task: null };
    const standing = {
      claimedById: task.claimedById,
      ended: task.endedAt !== null,
      settles: settlesBy(task.kind),
    };
    const hindrance = hindranceToTask(asked.action, standing, hand.actor.userId);
    if (hindrance) return { outcome: hindrance, task };
    if (task.claimedByLogin !== asked.seenClaim) return { outcome: 'changed', task };
    await write(tx, now, hand, asked, task);
    return { outcome: 'done', task };
  });
}

async function write(
  tx: Transaction,
  now: Date,
  { actor, login, fromAddress }: TaskHand,
  { action, note }: TaskAsked,
  { id, audience, operatorId, claimedByLogin }: Task,
): Promise<void> {
  const claim = { claimedById: actor.userId, claimedByLogin: login, claimedAt: now };
  const free = { claimedById: null, claimedByLogin: null, claimedAt: null };
  const data = {
    claim,
    handBack: free,
    done: {
      ...(claimedByLogin === null && claim),
      ...{ doneByLogin: login, doneAt: now, endedAt: now, note },
    },
  }[action];
  await tx.task.update({ where: { id }, data });
  // Tasks of the wholesaler's own people leave no row in the operator's trail.
  const whose = audience === 'operator' ? operatorId : null;
  await audit(tx, now, {
    action: auditActions[action],
    actor: { userId: actor.userId, login },
    operatorId: whose,
    subject: `task:${id}`,
    ...(action === 'claim' && { before: { claimedBy: claimedByLogin }, after: { claimedBy: login } }),
    ...(action === 'done' && { after: { note } }),
    fromAddress,
  });
  await tx.change.create({
    data: { operatorId: whose, entity: 'task' satisfies ChangedEntity, entityId: id, at: now },
  });
}

/**
 * Signals to the process that its task is done, after the row. When this fails, because Temporal is away or this portal
 * ends in between, the reconciler signals it.
 */
export async function tellProcess(
  db: Database,
  client: Client,
  { id, workflowId, runId, step, listens }: Task,
): Promise<void> {
  if (!listens) return;
  const outcome = await signalProcess(client, workflowId, taskDoneSignal, step).catch(
    (error: unknown) => void report(error, 'tellProcess', { workflowId }),
  );
  // A process that has ended needs no signal.
  if (outcome !== 'done' && outcome !== 'notFound') return;
  // Of the run that raised the task: a newer run is still to be signalled.
  await db.task.updateMany({ where: { id, runId }, data: { toldAt: new Date() } });
}
