import { processStart } from '#workflows/shared/contract';
import type { Outage } from '#workflows/shared/patience';

export interface PasswordResetInput {
  /** Made of the id of the form and the person. */
  submissionId: string;
  userId: string;
  operatorId: string | null;
  operatorCode: string;
  /** The account has just been created: its first password. */
  first?: boolean;
  /** Set by a run that waited so long that it went on in a new one. */
  outage?: Outage;
}

export const passwordResetWorkflow = 'passwordReset';

export const passwordResetStart = (input: PasswordResetInput) =>
  processStart(passwordResetWorkflow, input, {
    summary: 'One-time link to choose a new password',
    state: 'inProgress',
  });
