import { defineSignal } from '@temporalio/workflow';
import type { ProcessKind } from '#domain/process';
import { taskDoneSignalName } from '#domain/task';
import { processId } from './process-id.ts';
import { JalonOperator, JalonProcess, JalonReference, JalonState } from './search-attributes.ts';

/** « Réessayer »: every process that can wait ends its present wait at this signal. */
export const retrySignal = defineSignal('retry');

/** A person has done the task that the process raised at this step; may be told more than once. */
export const taskDoneSignal = defineSignal<[step: string]>(taskDoneSignalName);

/**
 * What a client passes to start a process, whoever starts it: once for a submission, even after its end,
 * and found in the Temporal UI by what a person can type.
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
