import { activityInfo } from '@temporalio/activity';
import type { EndedBy, ProcessKind, Wait } from '#domain/process';
import type { Transaction } from '#prisma/client';
import type { Dependencies } from '#activities/dependencies';
import { closeTasks, followWait, reopenTasks } from './task-rows.ts';

/** What stays the same for a process, whatever its kind. */
export interface ProcessFacts {
  kind: ProcessKind;
  operatorId: string | null;
  /** What people call it. */
  reference: string;
  /** ISO instant. */
  startedAt: string;
}

export interface ProcessTelling {
  state: string;
  wait?: Wait | null;
  ended: boolean;
  /** Of one that has no end of its own and was ended nonetheless. */
  endedBy?: EndedBy;
}

/**
 * Writes the row of the running activity's process in one transaction with what `tell` writes beside it (the row of its
 * kind), with the change that live pages see, and with the task that a long wait is of operations. A write older than the row is ignored and answers false, `tell`
 * included: a retried activity, a late one of a run that was reset, or progress told after the same run has ended.
 * A run other than the row's is believed when Temporal says that it is the present one.
 */
export async function project(
  { db, runs, now, longWaitSeconds }: Pick<Dependencies, 'db' | 'runs' | 'now' | 'longWaitSeconds'>,
  revision: number,
  facts: ProcessFacts,
  tell: (tx: Transaction) => Promise<ProcessTelling>,
): Promise<boolean> {
  const { workflowId, runId } = ofWorkflow();
  const before = await db.process.findUnique({ where: { workflowId }, select: { runId: true } });
  if (before && before.runId !== runId && (await runs.find(workflowId)).runId !== runId) return false;

  return db.$transaction(async (tx) => {
    const present = await tx.process.findUnique({
      where: { workflowId },
      select: { runId: true, revision: true, endedAt: true, endedBy: true, waitingSince: true },
    });
    const ofThisRun = present?.runId === runId;
    if (present && !ofThisRun && present.runId !== before?.runId)
      throw new Error('Another run wrote the row meanwhile; asked again, Temporal says which one counts');
    const endedByItself = present?.endedAt && !present.endedBy;
    if (ofThisRun && (present.revision >= revision || endedByItself)) return false;
    const { state, wait, ended, endedBy = null } = await tell(tx);
    const at = now();
    const row = {
      state,
      waitingFor: wait?.for ?? null,
      waitingSince: wait ? new Date(wait.since) : null,
      waitingUntil: wait ? new Date(wait.until) : null,
      runId,
      revision,
      updatedAt: at,
      endedAt: ended ? at : null,
      endedBy,
    };
    const { kind, operatorId, reference, startedAt } = facts;
    const first = { workflowId, kind, operatorId, reference, startedAt: new Date(startedAt) };
    await tx.process.upsert({ where: { workflowId }, create: { ...first, ...row }, update: row });
    // Progress, which is told each second, has nothing to do with tasks.
    if (present?.endedAt && !ended) await reopenTasks(tx, at, { workflowId, endedAt: present.endedAt });
    if (ended) await closeTasks(tx, at, { workflowId });
    else if (wait ?? present?.waitingSince)
      await followWait(tx, at, { workflowId, runId, operatorId, reference }, wait ?? null, longWaitSeconds);
    await tx.change.create({ data: { operatorId, entity: kind, entityId: workflowId, at } });
    return true;
  });
}

/** The workflow that the running activity belongs to. */
export function ofWorkflow(): { workflowId: string; runId: string } {
  const { workflowExecution } = activityInfo();
  if (!workflowExecution) throw new Error('This activity only runs for a workflow');
  return workflowExecution;
}
