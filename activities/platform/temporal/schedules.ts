import {
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
  type Client,
  type ScheduleOptions,
  type ScheduleSpec,
} from '@temporalio/client';
import type { Config } from '#config';
import { schedules } from '#workflows/schedules';

/**
 * Brings the schedules of the server to what temporal.yaml says; each also runs once now, since the last run may be long
 * ago, but for those whose hour matters to people.
 */
export async function ensureSchedules(client: Client, temporal: Config['temporal']): Promise<void> {
  for (const [name, { workflowType, note, ...own }] of Object.entries(schedules)) {
    const madeUpFor = 'madeUpFor' in own ? own.madeUpFor : undefined;
    const scheduleId = `jalon-${name}`;
    const options = {
      scheduleId,
      spec: specOf(temporal.schedules[name as keyof typeof schedules]), // the keys of `schedules`
      action: { type: 'startWorkflow', workflowType, workflowId: name, taskQueue: temporal.taskQueues.main },
      policies: {
        // Where the hour matters, the run of a day begins late rather than never when the one before still waits.
        overlap: madeUpFor ? ScheduleOverlapPolicy.BUFFER_ONE : ScheduleOverlapPolicy.SKIP,
        // Mostly a run that was missed is not made up for: the next one sees everything.
        catchupWindow: madeUpFor ?? '1m',
      },
      state: { note },
    } satisfies ScheduleOptions;
    try {
      await client.schedule.create(options);
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      await client.schedule
        .getHandle(scheduleId)
        .update((previous) => ({ ...options, state: previous.state }));
    }
    if (!madeUpFor) await client.schedule.getHandle(scheduleId).trigger(ScheduleOverlapPolicy.SKIP);
  }
}

type When = Config['temporal']['schedules'][keyof typeof schedules];

function specOf(when: When): ScheduleSpec {
  if ('everySeconds' in when) return { intervals: [{ every: when.everySeconds * 1000 }] };
  const [hour = 0, minute = 0] = when.dailyAt.split(':').map(Number);
  return { calendars: [{ hour, minute }], timezone: when.timeZone };
}
