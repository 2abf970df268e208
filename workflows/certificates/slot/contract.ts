import { defineSignal, defineUpdate } from '@temporalio/workflow';
import {
  replanSignalName,
  slotName,
  type SlotCertificate,
  type SlotKey,
  type SlotState,
} from '#domain/certificates/slot';
import { processStart } from '#workflows/shared/contract';
import type { Outage } from '#workflows/shared/patience';

/** Ids and small readable facts only. What the slot holds stands in its rows, which it reads when it begins. */
export interface SlotInput extends SlotKey {
  operatorId: string;
  operatorCode: string;
  /** ISO instant of the first deposit. */
  startedAt: string;
  /** Set by a run that continues one before. */
  resumed?: {
    handled: Handled | null;
    /** What `sendNow` has named last, unless a hold has taken it back, and when (ISO instant). */
    sendNow: string | null;
    askedAt?: string;
  } & Partial<Outages>;
}

/** What the run before was waiting for: the mail server, and its rows. */
export interface Outages {
  outage: Outage | null;
  rowsOutage: Outage | null;
}

/** Until when (ISO instant) the warnings of a certificate have been dealt with. */
export interface Handled {
  certificateId: string;
  until: string;
}

/** Each is told until the slot has it, so it may come twice and late; told again it changes nothing. */
export const depositUpdate = defineUpdate<SlotState, [SlotCertificate]>('deposit');
export const downloadUpdate = defineUpdate<SlotState, [certificateId: string]>('download');
export const revokeUpdate = defineUpdate<SlotState, [certificateId: string]>('revoke');

export type SlotNews = 'Held back' | 'Released';

/** The delays or what is held back have changed: the slot plans anew, and its history tells `what` if it is said. */
export const replanSignal = defineSignal<[what?: SlotNews]>(replanSignalName);
/**
 * « Envoyer maintenant »: the next warning does not wait for its hour, nor for its release. It is named by its instant
 * (`noticeAt` of the slot's row, ISO), so that asked twice, or again after a reset, it is not the one after it that goes.
 * A hold that comes later takes it back.
 */
export const sendNowSignal = defineSignal<[noticeAt: string]>('sendNow');

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
