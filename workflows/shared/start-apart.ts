import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import type { processStart } from './contract.ts';

/** Starts a process that outlives the one that starts it, once for its id: asked again, even after its end, it does nothing. */
export async function startApart(
  workflowType: string,
  { workflowIdConflictPolicy: _onlyForClients, ...start }: ReturnType<typeof processStart>,
): Promise<void> {
  try {
    await startChild(workflowType, { ...start, parentClosePolicy: ParentClosePolicy.ABANDON });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
