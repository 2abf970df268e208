import { taskId, type RaisedTask } from '#domain/task';
import type { Dependencies } from '#activities/dependencies';
import { ofWorkflow } from './projection.ts';
import { closeTasks, raiseTask } from './task-rows.ts';

/** What a process asks of people, by its own steps. */
export function taskActivities({ db, runs, now }: Pick<Dependencies, 'db' | 'runs' | 'now'>) {
  /** Whether the running activity belongs to the run that stands for its process. */
  async function isPresent(known: string, workflowId: string, runId: string): Promise<boolean> {
    return known === runId || (await runs.find(workflowId)).runId === runId;
  }

  return {
    /** Needs the row of the process, which says whose it is. One that has ended asks nothing any more. */
    async raiseTask(task: RaisedTask): Promise<void> {
      const { workflowId, runId } = ofWorkflow();
      const row = await db.process.findUniqueOrThrow({ where: { workflowId } });
      if (!(await isPresent(row.runId, workflowId, runId))) return;
      await db.$transaction(async (tx) => {
        const { endedAt, operatorId, reference } = await tx.process.findUniqueOrThrow({
          where: { workflowId },
        });
        if (!endedAt) await raiseTask(tx, now(), { workflowId, runId, operatorId, reference }, task, true);
      });
    },

    /** Withdraws it; nothing happens when it was never raised. */
    async closeTask(step: string): Promise<void> {
      const { workflowId, runId } = ofWorkflow();
      const row = await db.task.findUnique({ where: { id: taskId(workflowId, step) } });
      if (!row || !(await isPresent(row.runId, workflowId, runId))) return;
      await db.$transaction((tx) => closeTasks(tx, now(), { workflowId, step }));
    },
  };
}
