'use server';
import { z } from 'zod';
import { secret } from '#config';
import { submissionIdPattern } from '#workflows/shared/process-id';
import { database } from '../../../server/database.ts';
import { guarded, type Unexpected } from '../../../server/errors.ts';
import { startReset } from '../../../server/password-reset-start.ts';
import { requestReset, type ResetAnswer } from '../../../server/password-reset.ts';
import { callerAddress } from '../../../server/request.ts';
import { newSubmissionId } from '../../../server/submission-id.ts';

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
