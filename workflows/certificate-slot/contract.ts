import { defineSignal, defineUpdate } from '@temporalio/workflow';
import { slotName, type SlotCertificate, type SlotKey, type SlotState } from '#domain/certificate/slot';
import { processStart } from '../shared/contract.ts';
import type { Outage } from '../shared/patience.ts';

/** Ids and small readable facts only. What the slot holds stands in its rows, which it reads when it begins. */
export interface SlotInput extends SlotKey {
  operatorId: string;
  operatorCode: string;
  /** ISO instant of the first deposit. */
  startedAt: string;
  /** Set by a run that continues one before. */
  resumed?: {
    /** ISO instant up to which warnings have been dealt with. */
    handledUntil: string;
    outage: Outage | null;
  };
}

/** Each is told until the slot has it, so it may come twice and late; told again it changes nothing. */
export const depositUpdate = defineUpdate<SlotState, [SlotCertificate]>('deposit');
export const downloadUpdate = defineUpdate<SlotState, [certificateId: string]>('download');
export const revokeUpdate = defineUpdate<SlotState, [certificateId: string]>('revoke');

/** The delays or what is held back have changed: the slot plans anew. */
export const replanSignal = defineSignal('replan');
/** « Envoyer maintenant »: the next warning does not wait for its hour. */
export const sendNowSignal = defineSignal('sendNow');

export const slotWorkflow = 'certificateSlot';

export const slotStart = (input: SlotInput) => ({
  ...processStart(
    'certificateSlot',
    { ...input, submissionId: slotName(input) },
    { summary: `Certificate of ${input.service}, ${input.environment}`, state: 'empty' },
  ),
  // A slot that operations have ended begins again with the next deposit.
  workflowIdReusePolicy: 'ALLOW_DUPLICATE' as const,
});
