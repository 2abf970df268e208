import 'server-only';
import type { Client } from '@temporalio/client';
import { retrySignal } from '#workflows/shared/contract';
import { request, signalProcess, type Miss } from '#web/server/processes';

/** The actions of operations on a process in Temporal. Each is idempotent. */

const isOpen = (status: string) => status === 'RUNNING' || status === 'PAUSED';

/** Ends the present wait of a process. Every kind that waits has the signal under this name. */
export function hurry(client: Client, workflowId: string): Promise<'done' | Miss> {
  return signalProcess(client, workflowId, retrySignal);
}

/**
 * Asks a process to end; it gives back what it holds by itself. The server accepts a cancellation of an ended process
 * too, so its status is read first.
 */
export async function stop(client: Client, workflowId: string): Promise<'done' | Miss> {
  return request(client, async () => {
    const handle = client.workflow.getHandle(workflowId);
    const { status } = await handle.describe();
    if (!isOpen(status.name)) return 'notFound';
    await handle.cancel();
    return 'done';
  });
}

/**
 * Begins an ended process anew, from its first step, with the same input. `seenRunId` is the ended run that the person
 * saw: done when that run has been begun anew meanwhile; 'open' when the process went on for another reason. The request
 * id is made of the ended run, so that two persons at once begin it once.
 */
export async function beginAnew(
  client: Client,
  { workflowId, seenRunId }: { workflowId: string; seenRunId: string },
): Promise<'done' | 'open' | Miss> {
  return request(client, async () => {
    const { namespace } = client.options;
    const { status, runId } = await client.workflow.getHandle(workflowId).describe();
    const open = isOpen(status.name);
    if (open && runId === seenRunId) return 'open';
    if (open || (runId !== seenRunId && status.name === 'COMPLETED')) {
      const { raw } = await client.workflow.getHandle(workflowId, seenRunId).describe();
      return raw.workflowExtendedInfo?.resetRunId === runId ? 'done' : 'open';
    }
    const firstEventId = await firstTask(client, workflowId, runId);
    if (!firstEventId) return 'notFound';
    await client.workflowService.resetWorkflowExecution({
      namespace,
      workflowExecution: { workflowId, runId },
      // Shown in the history; the reason that the person wrote is in the audit row.
      reason: 'Run again by operations',
      requestId: `run-again:${runId}`,
      workflowTaskFinishEventId: firstEventId,
    });
    return 'done';
  });
}

/** The event to go back to: the end of the first workflow task, or the event in its place; null without a first task. */
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
  return scheduled?.eventId?.add(1) ?? null;
}
