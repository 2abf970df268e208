import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Refusal } from '#domain/qualification/refusal';
import { processId } from '../shared/process-id.ts';
import { JalonOperator, JalonProcess, JalonReference, JalonState } from '../shared/search-attributes.ts';

/** Ids and small readable facts only: the history of this workflow is shown in the Temporal UI. */
export interface QualificationInput {
  submissionId: string;
  operatorId: string;
  operatorCode: string;
  contractId: string;
  /** Code identifiant of the contract, 5 digits. */
  identifiant: string;
  userId: string;
  /** ISO instant at which the file was staged. */
  submittedAt: string;
  /** Set by a run that waited so long that it went on in a new one. */
  resumed?: Resumed;
}

/** What a renewed run knows of the one before: the accepted file, the parts that were answered, the outage it waits in. */
export interface Resumed {
  lines: number;
  profiles: number;
  partsDone: number[];
  outage: { since: string; round: number };
}

/** The answer to a submission, written to the database before it is given. */
export type Verdict = { ok: true; lines: number; profiles: number } | { ok: false; refusal: Refusal };

/** Waits for the verdict. Its update id is the submission id, so that asking again gets the first answer. */
export const verdictUpdate = defineUpdate<Verdict>('verdict');

/** « Réessayer »: ends a wait for the network at once. */
export const retrySignal = defineSignal('retry');

export interface QualificationProgress {
  state: string;
  profiles: number;
  profilesDone: number;
}
export const progressQuery = defineQuery<QualificationProgress>('progress');

export const qualificationWorkflow = 'qualification';

/** What the client passes to start this process, whoever starts it. */
export function qualificationStart(input: QualificationInput) {
  return {
    workflowId: processId('qualification', input.operatorCode, input.submissionId),
    args: [input] as [QualificationInput],
    workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
    workflowIdConflictPolicy: 'USE_EXISTING' as const,
    staticSummary: `Qualification of contract ${input.identifiant}`,
    typedSearchAttributes: [
      { key: JalonOperator, value: input.operatorCode },
      { key: JalonProcess, value: 'qualification' },
      { key: JalonReference, value: input.submissionId },
      { key: JalonState, value: 'acknowledged' },
    ],
  };
}
