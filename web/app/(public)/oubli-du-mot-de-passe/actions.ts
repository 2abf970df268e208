'use server';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { z } from 'zod';
import { secret } from '#config';
import { passwordResetWorkflow } from '#workflows/password-reset/contract';
import { submissionIdPattern } from '#workflows/shared/process-id';
import { database } from '../../../server/database.ts';
import { guarded, report, type Unexpected } from '../../../server/errors.ts';
import { requestReset, type ResetAnswer, type StartReset } from '../../../server/password-reset.ts';
import { callerAddress } from '../../../server/request.ts';
import { newSubmissionId } from '../../../server/submission-id.ts';
import { taskQueue, temporalClient } from '../../../server/temporal.ts';

const form = z.object({
  login: z.string().max(100).catch(''),
  submission: z.string().regex(submissionIdPattern).catch(newSubmissionId),
});

/** QPC-030 to QPC-035. */
export async function askForLink(_before: unknown, data: FormData): Promise<ResetAnswer | Unexpected> {
  return guarded('forgotten password', async () => {
    const { login, submission } = form.parse(Object.fromEntries(data));
    const asked = { login, address: await callerAddress(), form: submission };
    return requestReset({ db: database(), start: startReset, secret: secret() }, asked, new Date());
  });
}

const startReset: StartReset = async (options) => {
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
