import 'server-only';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { accountsWorkflow, type accountsStart } from '#workflows/accounts/creation/contract';
import { report } from '#web/server/errors';
import { isOutage, taskQueue, temporalClient } from '#web/server/temporal';

/** Starts the durable process of a batch, unless it stands already; false when Temporal did not say so. */
export type StartAccounts = (start: ReturnType<typeof accountsStart>) => Promise<boolean>;

export const startAccounts: StartAccounts = async (options) => {
  const client = temporalClient();
  try {
    await client.withDeadline(Date.now() + 5_000, () =>
      client.workflow.start(accountsWorkflow, { taskQueue: taskQueue(), ...options }),
    );
    return true;
  } catch (error) {
    // The same form came through before, and its process is over.
    if (error instanceof WorkflowExecutionAlreadyStartedError) return true;
    if (!isOutage(error)) report(error, 'start of a batch of accounts');
    return false;
  }
};
