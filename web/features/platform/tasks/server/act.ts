import 'server-only';
import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { ChangedEntity } from '#domain/change';
import type { Actor } from '#domain/rights';
import { hindranceToTask, settlesBy, type TaskAction, type TaskHindrance } from '#domain/task';
import type { Database, Task, Transaction } from '#prisma/client';
import { taskDoneSignal } from '#workflows/shared/contract';
import { audit, type OperatorAction } from '#web/server/audit';
import { report } from '#web/server/errors';
import { tasksOf } from '#web/server/scope';
import { isOutage } from '#web/server/temporal';

/** What became of it: done, why it is not possible, that it changed under the reader's eyes, or that there is none. */
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

/** One act of a person on a task, with its trace in one transaction. The second of two at once is told what became of it. */
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
  // What the wholesaler's people do among themselves is none of the operator's trail.
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

const patienceMs = 5_000;

/**
 * Tells the process that its task is done, once the row says so. Whether or not this succeeds, the reconciler tells what
 * nobody has told: Temporal may be away, or this portal die in between.
 */
export async function tellProcess(
  db: Database,
  client: Client,
  { id, workflowId, runId, step, listens }: Task,
): Promise<void> {
  if (!listens) return;
  try {
    await client.withDeadline(Date.now() + patienceMs, () =>
      client.workflow.getHandle(workflowId).signal(taskDoneSignal, step),
    );
  } catch (error) {
    if (isOutage(error)) return;
    if (!(error instanceof WorkflowNotFoundError)) {
      report(error, 'tellProcess', { workflowId });
      return;
    }
  }
  // A run that took over meanwhile has to be told anew.
  await db.task.updateMany({ where: { id, runId }, data: { toldAt: new Date() } });
}
