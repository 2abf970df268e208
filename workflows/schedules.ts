/** Workflows that a schedule starts. Their period stands in temporal.yaml under the same name. */
export const schedules = {
  reconcile: { workflowType: 'reconcile', note: 'Compares rows with Temporal and mends them' },
  sweep: { workflowType: 'sweep', note: 'Removes what nobody will ask for any more' },
} as const;
