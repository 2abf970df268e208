import { noticeStart, noticeWorkflow } from '../notice/contract.ts';
import { startApart } from '#workflows/shared/start-apart';
import type { QualificationInput } from './contract.ts';

/**
 * « M'avertir par courriel »: a process of its own, for it may wait for its server long after the qualification's end.
 * `runId` comes from the step that wrote the end, because a reset gives this workflow another one than its history has.
 */
export async function announceEnd(input: QualificationInput, runId: string | undefined): Promise<void> {
  const { submissionId, userId, operatorId, operatorCode } = input;
  const startedAt = new Date().toISOString();
  const of = { submissionId, userId, operatorId, operatorCode, startedAt };
  await startApart(noticeWorkflow, noticeStart(runId ? { ...of, runId } : of));
}
