'use server';
import { z } from 'zod';
import { secret } from '#config';
import { submissionIdPattern } from '#workflows/shared/process-id';
import { database } from '#web/server/database';
import { guarded, type Unexpected } from '#web/server/errors';
import { processStarter } from '#web/server/processes';
import { temporalClient } from '#web/server/temporal';
import { requestReset, type ResetAnswer } from '../server/password-reset.ts';
import { callerAddress } from '#web/server/request';
import { newSubmissionId } from '#web/server/submission-id';

const form = z.object({
  login: z.string().max(100).catch(''),
  submission: z.string().regex(submissionIdPattern).catch(newSubmissionId),
});

/** QPC-030 to QPC-035. */
export async function askForLink(_before: unknown, data: FormData): Promise<ResetAnswer | Unexpected> {
  return guarded('forgotten password', async () => {
    const { login, submission } = form.parse(Object.fromEntries(data));
    const asked = { login, address: await callerAddress(), form: submission };
    return requestReset(
      { db: database(), start: processStarter(temporalClient()), secret: secret() },
      asked,
      new Date(),
    );
  });
}
