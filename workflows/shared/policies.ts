import type { ActivityOptions, LocalActivityOptions } from '@temporalio/workflow';

/** Some six seconds of tries. During a longer outage the workflow waits, where people see it. */
const boundedTries = {
  initialInterval: '200ms',
  backoffCoefficient: 2,
  maximumInterval: '3s',
  maximumAttempts: 6,
} as const;

/** Every activity sends a heartbeat each second: its absence reveals a dead worker. */
const takenOverAfter = { heartbeatTimeout: '5s' } as const;

/** A short step: one transaction, one mail. */
export const shortStep: ActivityOptions = {
  startToCloseTimeout: '20s',
  ...takenOverAfter,
  retry: boundedTries,
};

/** A step over files or the network. */
export const longStep: ActivityOptions = {
  startToCloseTimeout: '15m',
  ...takenOverAfter,
  retry: boundedTries,
};

/** A copy of progress or of a wait to the row, beside the work. */
export const rowWrite: LocalActivityOptions = {
  startToCloseTimeout: '10s',
  scheduleToCloseTimeout: '20s',
  retry: { initialInterval: '200ms', maximumAttempts: 5 },
};
