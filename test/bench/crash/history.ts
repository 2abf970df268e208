import type { Client } from '@temporalio/client';

interface Stay {
  activity: string;
  fromMs: number;
  toMs: number;
}

/** Names of the activities that a process has scheduled and that have not ended; none while it does not exist. */
export async function openActivities(client: Client, workflowId: string): Promise<string[]> {
  const { stays } = await historyOf(client, workflowId).catch(() => ({ stays: [] }));
  return stays.filter(({ toMs }) => toMs === Infinity).map(({ activity }) => activity);
}

/** What the processes were doing at an instant, by their histories; each name once. */
export async function doingAt(client: Client, workflowIds: string[], atMs: number): Promise<string[]> {
  const histories = await Promise.all(workflowIds.map((id) => historyOf(client, id)));
  const stays = histories.flatMap((history) => history.stays);
  return [
    ...new Set(
      stays.filter(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs).map((stay) => stay.activity),
    ),
  ];
}

/** How many workflow tasks failed: a bug in the code of a workflow, whatever came of it later. */
export async function failedTasks(client: Client, workflowIds: string[]): Promise<number> {
  const histories = await Promise.all(workflowIds.map((id) => historyOf(client, id)));
  return histories.reduce((sum, { failed }) => sum + failed, 0);
}

async function historyOf(client: Client, workflowId: string): Promise<{ stays: Stay[]; failed: number }> {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  const stays = new Map<string, Stay>();
  let failed = 0;
  for (const event of events ?? []) {
    const atMs = Number(event.eventTime?.seconds ?? 0) * 1_000 + (event.eventTime?.nanos ?? 0) / 1e6;
    const scheduled = event.activityTaskScheduledEventAttributes;
    if (scheduled)
      stays.set(String(event.eventId), {
        activity: scheduled.activityType?.name ?? '',
        fromMs: atMs,
        toMs: Infinity,
      });
    const closed =
      event.activityTaskCompletedEventAttributes ??
      event.activityTaskFailedEventAttributes ??
      event.activityTaskTimedOutEventAttributes;
    const stay = closed && stays.get(String(closed.scheduledEventId));
    if (stay) stay.toMs = atMs;
    if (event.workflowTaskFailedEventAttributes) failed += 1;
  }
  return { stays: [...stays.values()], failed };
}
