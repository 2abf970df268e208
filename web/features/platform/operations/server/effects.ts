import 'server-only';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { retrySignal } from '#workflows/shared/contract';

/** What operations do to a process in Temporal. Each may be asked twice: the second time does nothing more. */

const patienceMs = 5_000;
const isOpen = (status: string) => status === 'RUNNING' || status === 'PAUSED';
const within = <T>(client: Client, ask: () => Promise<T>): Promise<T> =>
  client.withDeadline(Date.now() + patienceMs, ask);

/** Ends a process's wait at once. Every kind that waits has the signal under this name. */
export async function hurry(client: Client, workflowId: string): Promise<void> {
  await within(client, () => client.workflow.getHandle(workflowId).signal(retrySignal));
}

/**
 * Asks a process to end; it gives back what it holds by itself. The server takes the request for one that has ended as
 * well: it is looked at first, and WorkflowNotFoundError raised.
 */
export async function stop(client: Client, workflowId: string): Promise<void> {
  await within(client, async () => {
    const handle = client.workflow.getHandle(workflowId);
    const { status, runId } = await handle.describe();
    if (!isOpen(status.name)) throw new WorkflowNotFoundError('The process has ended', workflowId, runId);
    await handle.cancel();
  });
}

/**
 * Begins an ended process anew, from its first step, with the same input. `seenRunId` is the run that was seen to have
 * ended: when that one has been begun anew meanwhile, it is done; 'open' when the process went on for another reason. The
 * request id is made of the run that ended, so that two hands at once begin it once.
 */
export async function beginAnew(
  client: Client,
  { workflowId, seenRunId }: { workflowId: string; seenRunId: string },
): Promise<'done' | 'open'> {
  return within(client, async () => {
    const { namespace } = client.options;
    const { status, runId } = await client.workflow.getHandle(workflowId).describe();
    const open = isOpen(status.name);
    if (open && runId === seenRunId) return 'open';
    if (open || (runId !== seenRunId && status.name === 'COMPLETED')) {
      const { raw } = await client.workflow.getHandle(workflowId, seenRunId).describe();
      return raw.workflowExtendedInfo?.resetRunId === runId ? 'done' : 'open';
    }
    await client.workflowService.resetWorkflowExecution({
      namespace,
      workflowExecution: { workflowId, runId },
      // Shown in the history; what the person wrote stands in the audit row.
      reason: 'Run again by operations',
      requestId: `run-again:${runId}`,
      workflowTaskFinishEventId: await firstTask(client, workflowId, runId),
    });
    return 'done';
  });
}

/** The event to go back to: the end of the first workflow task, or what comes where its end would be. */
async function firstTask(client: Client, workflowId: string, runId: string) {
  const { history } = await client.workflowService.getWorkflowExecutionHistory({
    namespace: client.options.namespace,
    execution: { workflowId, runId },
    maximumPageSize: 20,
  });
  const events = history?.events ?? [];
  const completed = events.find((event) => event.workflowTaskCompletedEventAttributes);
  if (completed?.eventId) return completed.eventId;
  const scheduled = events.find((event) => event.workflowTaskScheduledEventAttributes);
  if (scheduled?.eventId) return scheduled.eventId.add(1);
  throw new WorkflowNotFoundError('The process never took its first step', workflowId, runId);
}
