import 'server-only';
import {
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client';
import {
  qualificationStart,
  qualificationWorkflow,
  verdictUpdate,
  type QualificationInput,
  type Verdict,
} from '#workflows/qualification/qualification/contract';
import { isOutage } from '#web/server/temporal';

/**
 * What came of asking for a verdict. `temporal`: the server was not reached; `worker`: nobody has taken the file up yet;
 * `verification`: it is being read; `ended`: the process is over and will give none. All but the last: ask again.
 */
export type Answer = { verdict: Verdict } | 'temporal' | 'worker' | 'verification' | 'ended';

export type AskVerdict = (input: QualificationInput) => Promise<Answer>;

/** How long one call waits for the verdict; the browser asks again for longer ones. */
const patienceMs = 8_000;

/**
 * Starts the qualification unless it stands already and waits for its verdict, in one call that may be repeated: the
 * same ids bring the first answer, even after the end. An update that no worker has seen is lost when the Temporal
 * server restarts, so asking again is also what brings it back.
 */
export function verdictAsker(client: Client, taskQueue: string): AskVerdict {
  return async (input) => {
    const start = qualificationStart(input);
    const startWorkflowOperation = new WithStartWorkflowOperation(qualificationWorkflow, {
      ...start,
      taskQueue,
    });
    try {
      const verdict = await client.withDeadline(Date.now() + patienceMs, () =>
        client.workflow.executeUpdateWithStart(verdictUpdate, {
          updateId: input.submissionId,
          startWorkflowOperation,
        }),
      );
      return { verdict };
    } catch (error) {
      if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError)
        return whatHolds(client, start.workflowId);
      // Terminated or failed before its verdict.
      if (error instanceof WorkflowExecutionAlreadyStartedError || error instanceof WorkflowUpdateFailedError)
        return 'ended';
      if (isOutage(error)) return 'temporal';
      throw error;
    }
  };
}

/** PendingActivityState of the Temporal API. */
const started = 2;

async function whatHolds(client: Client, workflowId: string): Promise<Answer> {
  try {
    const { raw } = await client.withDeadline(Date.now() + 1_000, () =>
      client.workflow.getHandle(workflowId).describe(),
    );
    return raw.pendingActivities?.some(({ state }) => Number(state) === started) ? 'verification' : 'worker';
  } catch {
    return 'temporal';
  }
}
