import { defineSignal } from '@temporalio/workflow';
import type { ProcessKind } from '#domain/process';
import { taskDoneSignalName } from '#domain/task';
import { processId } from './process-id.ts';
import { JalonOperator, JalonProcess, JalonReference, JalonState } from './search-attributes.ts';

/** « Réessayer »: ends the present wait of any process. */
export const retrySignal = defineSignal('retry');

/** A person has done the task that the process raised at this step. Idempotent. */
export const taskDoneSignal = defineSignal<[step: string]>(taskDoneSignalName);

/**
 * The options with which any client starts a process: once for a submission, also after its end, with search attributes
 * that a person can type in the Temporal UI.
 */
export function processStart<I extends { operatorCode: string; submissionId: string; runId?: string }>(
  kind: ProcessKind,
  input: I,
  shown: { summary: string; state: string },
) {
  const { operatorCode, submissionId, runId } = input;
  return {
    workflowId: processId(kind, operatorCode, submissionId, runId),
    args: [input] as [I],
    workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
    workflowIdConflictPolicy: 'USE_EXISTING' as const,
    staticSummary: shown.summary,
    typedSearchAttributes: [
      { key: JalonOperator, value: operatorCode },
      { key: JalonProcess, value: kind },
      { key: JalonReference, value: submissionId },
      { key: JalonState, value: shown.state },
    ],
  };
}
