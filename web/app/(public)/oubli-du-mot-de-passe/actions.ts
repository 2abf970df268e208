'use server';
import { z } from 'zod';
import { passwordResetWorkflow } from '#workflows/password-reset/contract';
import { database } from '../../../server/database.ts';
import { guarded, report, type Unexpected } from '../../../server/errors.ts';
import { requestReset, type ResetAnswer, type StartReset } from '../../../server/password-reset.ts';
import { callerAddress } from '../../../server/request.ts';
import { newSubmissionId } from '../../../server/submission-id.ts';
import { taskQueue, temporalClient } from '../../../server/temporal.ts';

const form = z.object({ login: z.string().max(100).catch('') });

/** QPC-030 to QPC-035. */
export async function askForLink(_before: unknown, data: FormData): Promise<ResetAnswer | Unexpected> {
  return guarded('forgotten password', async () => {
    const { login } = form.parse(Object.fromEntries(data));
    const asked = { login, address: await callerAddress(), submissionId: newSubmissionId() };
    return requestReset(database(), startReset, asked, new Date());
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
    report(error, 'start of a password reset');
    return false;
  }
};
