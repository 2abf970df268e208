import type { ActivityOptions, LocalActivityOptions } from '@temporalio/workflow';

/** Some six seconds of trying; what lasts longer is waited for by the workflow, where people see it. */
const boundedTries = {
  initialInterval: '200ms',
  backoffCoefficient: 2,
  maximumInterval: '3s',
  maximumAttempts: 6,
} as const;

/** A worker that died is noticed by its missing heartbeat: every activity sends one each second. */
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

/** Copies progress or a wait to the row, beside the work. */
export const rowWrite: LocalActivityOptions = {
  startToCloseTimeout: '10s',
  scheduleToCloseTimeout: '20s',
  retry: { initialInterval: '200ms', maximumAttempts: 5 },
};
