import { sleepingKinds, type EndedBy } from '#domain/process';
import type { Process, Transaction } from '#prisma/client';
import type { Dependencies } from '#activities/dependencies';
import { sleepersInTurn } from './in-turn.ts';
import { hooksOf, type Hooks } from './kind-hooks.ts';
import type { FoundRun } from './temporal/runs.ts';
import { inPages, pageSize } from './pages.ts';
import { closeTasks, reopenTasks } from './task-rows.ts';

export interface Mended {
  checked: number;
  mended: number;
}

/** A row that has just been written needs no look; its process is at work. */
export const settledAfterMs = 20_000;
/** A process that Temporal ended may be reset for this long. */
export const resettableForMs = 7 * 24 * 3_600_000;

/** Mends the row of a process where it does not say what was found; answers whether it did. */
export function mending({ db, now }: Pick<Dependencies, 'db' | 'now'>, hooks: Hooks) {
  async function mend(process: Process, found: FoundRun): Promise<boolean> {
    if (process.endedAt && !process.endedBy) return false;
    if (found.open) return process.endedBy ? changed(process, (tx) => reopen(tx, process)) : false;
    if (found.endedBy === process.endedBy) return false;
    // Only its history is gone by now: how it ended, and whether somebody meant it, is known.
    if (found.endedBy === 'missing' && process.endedBy) return false;
    return changed(process, (tx) => close(tx, process, found));
  }

  /** Does nothing when the process has written its row meanwhile. */
  async function changed(process: Process, change: (tx: Transaction) => Promise<unknown>): Promise<boolean> {
    const { workflowId, operatorId, kind, updatedAt } = process;
    return db.$transaction(async (tx) => {
      const same = await tx.process.updateMany({
        where: { workflowId, updatedAt },
        data: { updatedAt: now() },
      });
      if (same.count === 0) return false;
      await change(tx);
      await tx.change.create({ data: { operatorId, entity: kind, entityId: workflowId, at: now() } });
      return true;
    });
  }

  async function close(tx: Transaction, process: Process, found: FoundRun & { open: false }): Promise<void> {
    const { workflowId, kind, state, runId } = process;
    const endedAt = found.endedAt ?? now();
    const nowState = found.endedBy === 'itself' ? found.state : state;
    const endedBy: EndedBy | null = found.endedBy === 'itself' ? null : found.endedBy;
    await tx.process.update({
      where: { workflowId },
      data: {
        endedAt,
        endedBy,
        state: nowState,
        // A run may have been ended before its first word.
        runId: found.runId ?? runId,
        waitingFor: null,
        waitingSince: null,
        waitingUntil: null,
      },
    });
    await closeTasks(tx, now(), { workflowId });
    await hooksOf(hooks, kind)?.endedOutside?.(tx, process, { endedAt, endedBy, state: nowState });
  }

  async function reopen(tx: Transaction, process: Process): Promise<void> {
    const { workflowId, kind, endedAt } = process;
    if (endedAt) await reopenTasks(tx, now(), { workflowId, endedAt });
    await tx.process.update({ where: { workflowId }, data: { endedAt: null, endedBy: null } });
    await hooksOf(hooks, kind)?.reopened?.(tx, process);
  }

  return mend;
}

/**
 * Compares rows with Temporal and mends what a process cannot mend itself: it was terminated in the Temporal UI, reset,
 * lost with a server's database, or the rows are older than it because they were restored from a backup.
 */
export function reconciliation(dependencies: Pick<Dependencies, 'db' | 'runs' | 'now'>, hooks: Hooks) {
  const { db, runs, now } = dependencies;
  const mend = mending(dependencies, hooks);
  const sleepers = sleepingKinds.map((kind) => sleepersInTurn(dependencies, kind));

  /** The portal tells a process itself that a person did its task; it may have died first, or Temporal have been away. */
  async function tellWhatIsDone(): Promise<void> {
    const untold = await db.task.findMany({
      where: {
        ...{ closedAt: null, listens: true, toldAt: null },
        doneAt: { lt: new Date(now().getTime() - settledAfterMs) },
      },
      select: { id: true, workflowId: true, runId: true, step: true },
    });
    for (const { id, workflowId, runId, step } of untold) {
      await runs.tellDone(workflowId, step);
      // A run that took over meanwhile has to be told anew.
      await db.task.updateMany({ where: { id, runId }, data: { toldAt: now() } });
    }
  }

  return {
    /**
     * Looks at every open row, and at those that Temporal ended lately; tells what people have done. Of the kinds that
     * sleep by the hundred thousand it looks at those that Temporal says have stopped, and at some in turn.
     */
    async reconcileRows(): Promise<Mended> {
      const at = now().getTime();
      const suspicious = {
        updatedAt: { lt: new Date(at - settledAfterMs) },
        OR: [
          { endedAt: null, kind: { notIn: [...sleepingKinds] } },
          { endedBy: { not: null }, endedAt: { gt: new Date(at - resettableForMs) } },
        ],
      };
      const result: Mended = { checked: 0, mended: 0 };
      const pages = inPages('workflowId', (after) =>
        db.process.findMany({
          where: { ...suspicious, workflowId: { gt: after } },
          orderBy: { workflowId: 'asc' },
          take: pageSize,
        }),
      );
      const compare = async (processes: readonly Process[]) => {
        for (const process of processes) {
          result.checked += 1;
          if (await mend(process, await runs.find(process.workflowId))) result.mended += 1;
        }
      };
      for await (const page of pages) await compare(page);
      for (const inTurn of sleepers) await compare(await inTurn(new Date(at - resettableForMs)));
      await tellWhatIsDone();
      return result;
    },
  };
}
