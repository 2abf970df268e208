import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { EndedBy, ProcessKind } from '#domain/process';
import { replanSignalName } from '#domain/certificates/slot';
import { taskDoneSignalName } from '#domain/task';
import { JalonProcess, JalonState } from '#workflows/shared/search-attributes';

/** What Temporal itself knows of a process; asked when its row may be wrong. */
export interface Runs {
  /** The run that stands for the workflow now: the latest, after a reset too. */
  find(workflowId: string): Promise<FoundRun>;
  /** Tells it that a person has done what it asked at this step; false when nobody is there to hear it. */
  tellDone(workflowId: string, step: string): Promise<boolean>;
  /** Tells a slot of certificates to plan anew; the same answer. */
  replan(workflowId: string): Promise<boolean>;
  /** How many of a kind are open. Seconds late too. */
  countOpen(kind: ProcessKind): Promise<number>;
  /**
   * Workflow ids of those of a kind that did not come to their own end since then, the latest first and not more than
   * `most`. Seconds late, and made for a question now and then.
   */
  stoppedSince(kind: ProcessKind, since: Date, most: number): Promise<string[]>;
}

export type FoundRun =
  /** Being cancelled: asked to end by operations or in the Temporal UI. */
  | { open: true; runId: string; cancelRequested?: boolean }
  | { open: false; runId: string | null; endedAt: Date | null; endedBy: EndedBy }
  /** It came to its own end, in this state of its kind. */
  | { open: false; runId: string; endedAt: Date | null; endedBy: 'itself'; state: string };

export function temporalRuns(client: Client): Runs {
  /** Whether there was somebody to hear it. */
  async function heard(signal: Promise<void>): Promise<boolean> {
    try {
      await signal;
      return true;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }

  return {
    async find(workflowId) {
      try {
        const { status, runId, closeTime, typedSearchAttributes, raw } = await client.workflow
          .getHandle(workflowId)
          .describe();
        if (status.name === 'RUNNING' || status.name === 'PAUSED')
          return { open: true, runId, cancelRequested: raw.workflowExtendedInfo?.cancelRequested === true };
        const endedAt = closeTime ?? null;
        const by = endedBy(status.name);
        if (by !== 'itself') return { open: false, runId, endedAt, endedBy: by };
        return {
          open: false,
          runId,
          endedAt,
          endedBy: by,
          state: typedSearchAttributes.get(JalonState) ?? 'completed',
        };
      } catch (error) {
        if (error instanceof WorkflowNotFoundError)
          return { open: false, runId: null, endedAt: null, endedBy: 'missing' };
        throw error;
      }
    },
    tellDone: (workflowId, step) =>
      heard(client.workflow.getHandle(workflowId).signal<[string]>(taskDoneSignalName, step)),
    replan: (workflowId) => heard(client.workflow.getHandle(workflowId).signal(replanSignalName)),
    async countOpen(kind) {
      const open = `${JalonProcess.name} = "${kind}" AND CloseTime IS NULL`;
      return (await client.workflow.count(open)).count;
    },
    async stoppedSince(kind, since, most) {
      const query =
        `${JalonProcess.name} = "${kind}" AND CloseTime > "${since.toISOString()}" AND ` +
        'ExecutionStatus IN ("Terminated", "Canceled", "Failed", "TimedOut")';
      const found = new Set<string>();
      for await (const { workflowId } of client.workflow.list({ query, pageSize: most })) {
        found.add(workflowId);
        if (found.size >= most) break;
      }
      return [...found];
    },
  };
}

function endedBy(status: string): EndedBy | 'itself' {
  switch (status) {
    case 'COMPLETED':
    case 'CONTINUED_AS_NEW':
      return 'itself';
    case 'TERMINATED':
      return 'terminated';
    case 'CANCELLED':
      return 'cancelled';
    case 'TIMED_OUT':
      return 'timedOut';
    default:
      return 'failed';
  }
}
