interface Scheduled {
  workflowType: string;
  note: string;
  /** For how long a run is made up for that was missed while the server was away; the others run once at a start instead. */
  madeUpFor?: '12h';
}

/** Workflows that a schedule starts. When they run stands in temporal.yaml under the same name. */
export const schedules = {
  reconcile: { workflowType: 'reconcile', note: 'Compares rows with Temporal and mends them' },
  purge: { workflowType: 'purge', note: 'Removes the files of qualifications that are past their time' },
  sweep: { workflowType: 'sweep', note: 'Removes what nobody will ask for any more' },
  certificateDigest: {
    workflowType: 'certificateDigest',
    note: 'One mail a day about certificates to whoever prefers it to single ones',
    madeUpFor: '12h',
  },
} as const satisfies Record<string, Scheduled>;
