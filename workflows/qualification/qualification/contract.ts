import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Refusal } from '#domain/qualification/refusal';
import { processStart } from '#workflows/shared/contract';

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
  /** « M'avertir par courriel »: one mail at the end. */
  notify?: boolean;
  /** Set by a run that waited so long that it went on in a new one. */
  resumed?: Resumed;
}

/** What the run before hands over: the accepted file, the answered parts, the outage in which it waits. */
export interface Resumed {
  lines: number;
  profiles: number;
  partsDone: number[];
  outage: { since: string; round: number };
}

/** The answer to a submission, written to the database before it is given. */
export type Verdict = { ok: true; lines: number; profiles: number } | { ok: false; refusal: Refusal };

/** Waits for the verdict. Idempotent: its update id is the submission id. */
export const verdictUpdate = defineUpdate<Verdict>('verdict');

export interface QualificationProgress {
  state: string;
  profiles: number;
  profilesDone: number;
}
export const progressQuery = defineQuery<QualificationProgress>('progress');

export const qualificationWorkflow = 'qualification';

export const qualificationStart = (input: QualificationInput) =>
  processStart(qualificationWorkflow, input, {
    summary: `Qualification of contract ${input.identifiant}`,
    state: 'acknowledged',
  });
