import { defineSignal } from '@temporalio/workflow';
import type { ProcessKind } from '#domain/process';
import { taskDoneSignalName } from '#domain/task';
import { processId } from './process-id.ts';
import { JalonOperator, JalonProcess, JalonReference, JalonState } from './search-attributes.ts';

/** « Réessayer »: ends the present wait of any process. */
export const retrySignal = defineSignal('retry');

/** A person has done the task that the process raised at this step. Idempotent. */
export const taskDoneSignal = defineSignal<[step: string]>(taskDoneSignalName);

/** What every start of a process says, whatever its kind. */
export interface ProcessStart {
  workflowType: string;
  workflowId: string;
  args: unknown[];
  workflowIdReusePolicy: 'REJECT_DUPLICATE' | 'ALLOW_DUPLICATE' | 'ALLOW_DUPLICATE_FAILED_ONLY';
  workflowIdConflictPolicy: 'USE_EXISTING';
  staticSummary: string;
  typedSearchAttributes: { key: typeof JalonReference; value: string }[];
}

/** Starts a process; false when Temporal has not confirmed it. */
export type StartProcess<S extends ProcessStart> = (start: S) => Promise<boolean>;

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
    workflowType: kind,
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
