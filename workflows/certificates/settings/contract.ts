import { processStart } from '#workflows/shared/contract';
import type { Outage } from '#workflows/shared/patience';
import { wholesalerCode } from '#workflows/shared/process-id';

export interface CertificateSettingsInput {
  /** The version of the settings to signal to the slots. */
  version: number;
  /** ISO instant at which they were set. */
  startedAt: string;
  /** Set by the run before this one. */
  resumed?: {
    /** The last slot that was signalled, and how many were. */
    after: string;
    told: number;
    outage: Outage | null;
  };
}

export type SettingsState = 'inProgress' | 'completed' | 'rejected';

export const certificateSettingsWorkflow = 'certificateSettings';

export const certificateSettingsStart = (input: CertificateSettingsInput) => ({
  ...processStart(
    certificateSettingsWorkflow,
    { ...input, operatorCode: wholesalerCode, submissionId: `${input.version}` },
    { summary: `New delays of certificates, version ${input.version}`, state: 'inProgress' },
  ),
  // The reconciler starts it again after a failure, not after its completion.
  workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY' as const,
});
