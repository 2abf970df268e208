import { processStart } from '#workflows/shared/contract';
import type { Outage } from '#workflows/shared/patience';
import { wholesalerCode } from '#workflows/shared/process-id';

export interface CertificateSettingsInput {
  /** Of the settings that the slots have to hear of. */
  version: number;
  /** ISO instant at which they were set. */
  startedAt: string;
  /** Set by a run that continues one before. */
  resumed?: {
    /** The last slot that was told. */
    after: string;
    told: number;
    outage: Outage | null;
  };
}

export type SettingsState = 'inProgress' | 'completed' | 'rejected';

export const certificateSettingsWorkflow = 'certificateSettings';

export const certificateSettingsStart = (input: CertificateSettingsInput) => ({
  ...processStart(
    'certificateSettings',
    { ...input, operatorCode: wholesalerCode, submissionId: `${input.version}` },
    { summary: `New delays of certificates, version ${input.version}`, state: 'inProgress' },
  ),
  // One that ended by accident is begun again by the reconciler; one that has told them all is not.
  workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY' as const,
});
