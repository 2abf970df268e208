/** Workflows that a schedule starts. When they run stands in temporal.yaml under the same name. */
export const schedules = {
  reconcile: { workflowType: 'reconcile', note: 'Compares rows with Temporal and mends them' },
  purge: { workflowType: 'purge', note: 'Removes the files of qualifications that are past their time' },
  sweep: { workflowType: 'sweep', note: 'Removes what nobody will ask for any more' },
} as const;
