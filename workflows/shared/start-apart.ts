import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import type { processStart } from './contract.ts';

type OfProcess = ReturnType<typeof processStart>;
type Start = Pick<OfProcess, 'workflowId' | 'staticSummary'> &
  Partial<Pick<OfProcess, 'typedSearchAttributes' | 'workflowIdConflictPolicy'>> & {
    args: unknown[];
    workflowIdReusePolicy: 'REJECT_DUPLICATE' | 'ALLOW_DUPLICATE' | 'ALLOW_DUPLICATE_FAILED_ONLY';
  };

/**
 * Starts a process that outlives the present one. Idempotent by the workflow id, also after that process has ended, unless
 * its reuse policy allows another run. Answers false where it had already been started.
 */
export async function startApart(
  workflowType: string,
  { workflowIdConflictPolicy: _onlyForClients, ...start }: Start,
): Promise<boolean> {
  try {
    await startChild(workflowType, { ...start, parentClosePolicy: ParentClosePolicy.ABANDON });
    return true;
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    return false;
  }
}
