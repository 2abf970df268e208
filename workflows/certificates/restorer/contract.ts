/** Set by a run that continues one before. */
export interface RestoreInput {
  /** The last slot that was compared. */
  after: string;
  restored: number;
}

export const restoreWorkflow = 'restoreSlots';

/** One at a time; begun again whenever slots are missing anew. */
export const restoreStart = () => ({
  workflowId: restoreWorkflow,
  args: [] as [],
  workflowIdReusePolicy: 'ALLOW_DUPLICATE' as const,
  staticSummary: 'Slots of certificates that Temporal has lost',
});
