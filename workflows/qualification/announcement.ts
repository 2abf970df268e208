import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import { noticeStart, noticeWorkflow } from '../notice/contract.ts';
import type { QualificationInput } from './contract.ts';

/** « M'avertir par courriel »: a process of its own, for it may wait for its server long after the qualification's end. */
export async function announceEnd(input: QualificationInput): Promise<void> {
  const { submissionId, userId, operatorId, operatorCode } = input;
  const startedAt = new Date().toISOString();
  const { workflowId, args, staticSummary, typedSearchAttributes } = noticeStart({
    submissionId,
    userId,
    operatorId,
    operatorCode,
    startedAt,
  });
  try {
    await startChild(noticeWorkflow, {
      workflowId,
      args,
      staticSummary,
      typedSearchAttributes,
      parentClosePolicy: ParentClosePolicy.ABANDON,
    });
  } catch (error) {
    // The one about an end before a reset still waits for its server: it tells what holds when it sends.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
