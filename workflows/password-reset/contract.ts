import { processId } from '../shared/process-id.ts';
import { JalonOperator, JalonProcess, JalonReference, JalonState } from '../shared/search-attributes.ts';
import { defineSignal } from '@temporalio/workflow';

export interface PasswordResetInput {
  /** Made of the id of the form and the person. */
  submissionId: string;
  userId: string;
  operatorId: string | null;
  operatorCode: string;
}

/** « Réessayer »: ends a wait for the mail server at once. */
export const retrySignal = defineSignal('retry');

export const passwordResetWorkflow = 'passwordReset';

export function passwordResetStart(input: PasswordResetInput) {
  return {
    workflowId: processId('passwordReset', input.operatorCode, input.submissionId),
    args: [input] as [PasswordResetInput],
    workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
    workflowIdConflictPolicy: 'USE_EXISTING' as const,
    staticSummary: 'One-time link to choose a new password',
    typedSearchAttributes: [
      { key: JalonOperator, value: input.operatorCode },
      { key: JalonProcess, value: 'passwordReset' },
      { key: JalonReference, value: input.submissionId },
      { key: JalonState, value: 'inProgress' },
    ],
  };
}
