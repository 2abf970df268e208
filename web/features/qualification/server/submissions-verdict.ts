import 'server-only';
import type { Client } from '@temporalio/client';
import {
  qualificationStart,
  verdictUpdate,
  type QualificationInput,
  type Verdict,
} from '#workflows/qualification/qualification/contract';
import { updateWithStart } from '#web/server/processes';

/**
 * `temporal`: the server was not reached; `worker`: no worker has taken the file yet; `verification`: a worker is reading
 * it; `ended`: the process has ended without a verdict. After all but `ended`: ask again.
 */
export type Answer = { verdict: Verdict } | 'temporal' | 'worker' | 'verification' | 'ended';

export type AskVerdict = (input: QualificationInput) => Promise<Answer>;

/** How long one call waits for the verdict; the browser asks again for longer ones. */
const patienceMs = 8_000;

/** Starts the qualification unless it exists, and waits for its verdict. Idempotent by the submission id. */
export function verdictAsker(client: Client): AskVerdict {
  return async (input) => {
    const start = qualificationStart(input);
    const update = { definition: verdictUpdate, updateId: input.submissionId, args: [] satisfies [] };
    const answer = await updateWithStart(client, start, update, Date.now() + patienceMs);
    if (answer.ok) return { verdict: answer.result };
    switch (answer.reason) {
      case 'unanswered':
        return whatHolds(client, start.workflowId);
      case 'ended':
        return 'ended';
      case 'outage':
        return 'temporal';
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
