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
 * Starts a process that outlives the one that starts it, once for its id: asked again, even after its end unless it may
 * begin again, it does nothing. False where it was there already.
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
