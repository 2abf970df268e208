import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import type { ProcessStart } from './contract.ts';

type NotOfEach = 'workflowIdConflictPolicy' | 'typedSearchAttributes';
type Start = Omit<ProcessStart, NotOfEach> & Partial<Pick<ProcessStart, NotOfEach>>;

/**
 * Starts a process that outlives the present one. Idempotent by the workflow id, also after that process has ended, unless
 * its reuse policy allows another run. Answers false where it had already been started.
 */
export async function startApart({
  workflowType,
  workflowIdConflictPolicy: _onlyForClients,
  ...start
}: Start): Promise<boolean> {
  try {
    await startChild(workflowType, { ...start, parentClosePolicy: ParentClosePolicy.ABANDON });
    return true;
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    return false;
  }
}
