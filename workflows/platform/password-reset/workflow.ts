import { continueAsNew, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '#activities/index';
import type { MailState } from '#domain/platform/mail';
import { sendOneMail } from '#workflows/shared/one-mail';
import { rowWrite, shortStep } from '#workflows/shared/policies';
import type { PasswordResetInput } from './contract.ts';

const { showPasswordReset } = proxyLocalActivities<Activities>(rowWrite);
const { openPasswordReset, sendPasswordResetMail, endPasswordReset } = proxyActivities<Activities>(shortStep);

/** Sends the one-time link with which a person chooses a new password (QPC-034; section 6, decision 10). */
export async function passwordReset(input: PasswordResetInput): Promise<MailState> {
  return sendOneMail({
    title: `**One-time link** for a person of ${input.operatorCode}`,
    show: (shown) => showPasswordReset(input, shown),
    open: (revision) => openPasswordReset(input, revision),
    send: () => sendPasswordResetMail(input),
    end: (state, revision) => endPasswordReset(input, state, revision),
    renew: (outage) => continueAsNew<typeof passwordReset>({ ...input, outage }),
    outage: input.outage,
  });
}
