import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { EndedBy } from '#domain/process';
import { taskDoneSignalName } from '#domain/task';
import { JalonState } from '#workflows/shared/search-attributes';

/** What Temporal itself knows of a process; asked when its row may be wrong. */
export interface Runs {
  /** The run that stands for the workflow now: the latest, after a reset too. */
  find(workflowId: string): Promise<FoundRun>;
  /** Tells it that a person has done what it asked at this step; false when nobody is there to hear it. */
  tellDone(workflowId: string, step: string): Promise<boolean>;
}

export type FoundRun =
  /** Being cancelled: asked to end by operations or in the Temporal UI. */
  | { open: true; runId: string; cancelRequested?: boolean }
  | { open: false; runId: string | null; endedAt: Date | null; endedBy: EndedBy }
  /** It came to its own end, in this state of its kind. */
  | { open: false; runId: string; endedAt: Date | null; endedBy: 'itself'; state: string };

export function temporalRuns(client: Client): Runs {
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
    async tellDone(workflowId, step) {
      try {
        await client.workflow.getHandle(workflowId).signal<[string]>(taskDoneSignalName, step);
        return true;
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return false;
        throw error;
      }
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
