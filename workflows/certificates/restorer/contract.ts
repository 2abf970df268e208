/** Set by the run before this one. */
export interface RestoreInput {
  /** The last slot that was compared. */
  after: string;
  restored: number;
}

export const restoreWorkflow = 'restoreSlots';

/** One at a time; started again each time that slots are missing. */
export const restoreStart = () => ({
  workflowType: restoreWorkflow,
  workflowId: restoreWorkflow,
  args: [] as [],
  workflowIdReusePolicy: 'ALLOW_DUPLICATE' as const,
  staticSummary: 'Slots of certificates that Temporal has lost',
});
