import 'server-only';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { passwordResetWorkflow } from '#workflows/platform/password-reset/contract';
import { report } from '../errors.ts';
import type { StartReset } from './password-reset.ts';
import { taskQueue, temporalClient } from '../temporal.ts';

export const startReset: StartReset = async (options) => {
  const client = temporalClient();
  try {
    await client.withDeadline(Date.now() + 5_000, () =>
      client.workflow.start(passwordResetWorkflow, { taskQueue: taskQueue(), ...options }),
    );
    return true;
  } catch (error) {
    // An earlier send of the same form came through, and its process is over.
    if (error instanceof WorkflowExecutionAlreadyStartedError) return true;
    report(error, 'start of a password reset');
    return false;
  }
};
