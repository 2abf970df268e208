import type { platform } from '#domain/platform/manifest';
import { ofUser, type StepsOf } from '#test/support/contract-world';
import { nextSubmission } from '#test/support/qualification-fakes';
import { passwordResetStart, passwordResetWorkflow } from '#workflows/platform/password-reset/contract';

/** How the contracts of test/contracts begin each kind of process, and what they find. */
export const steps = {
  passwordReset: {
    begin: ({ client }, taskQueue) =>
      client.workflow.start(passwordResetWorkflow, {
        ...passwordResetStart({ submissionId: nextSubmission(), ...ofUser }),
        taskQueue,
      }),
    waitsFor: 'mail',
    ends: 'completed',
    cancelled: 'rejected',
  },
} satisfies StepsOf<typeof platform>;
