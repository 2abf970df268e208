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

/** Ids and small readable facts only. Its certificates are in its rows, which it reads when it begins. */
export interface SlotInput extends SlotKey {
  operatorId: string;
  operatorCode: string;
  /** ISO instant of the first deposit. */
  startedAt: string;
  /** Set by the run before this one. */
  resumed?: {
    handled: Handled | null;
    /** The warning of the last `sendNow`, by its instant, unless a hold has taken it back; and when it came (ISO instants). */
    sendNow: string | null;
    askedAt?: string;
  } & Partial<Outages>;
}

/** The outages in which the run before was waiting: of the mail server, and of its rows. */
export interface Outages {
  outage: Outage | null;
  rowsOutage: Outage | null;
}

/** The warnings of a certificate up to this ISO instant need no mail any more. */
export interface Handled {
  certificateId: string;
  until: string;
}

/** Each is sent until the slot has answered it, so it may come late and twice. Idempotent. */
export const depositUpdate = defineUpdate<SlotState, [SlotCertificate]>('deposit');
export const downloadUpdate = defineUpdate<SlotState, [certificateId: string]>('download');
export const revokeUpdate = defineUpdate<SlotState, [certificateId: string]>('revoke');

export type SlotNews = 'Held back' | 'Released';

/** The delays or the holds have changed: the slot plans anew; `what`, if given, is shown in its history. */
export const replanSignal = defineSignal<[what?: SlotNews]>(replanSignalName);
/**
 * « Envoyer maintenant »: sends the next warning before its hour and in spite of a hold. Idempotent, also after a reset:
 * it names the warning by its instant (`noticeAt` of the slot's row, ISO). A later hold takes it back.
 */
export const sendNowSignal = defineSignal<[noticeAt: string]>('sendNow');

export const slotWorkflow = 'certificateSlot';

export const slotStart = (input: SlotInput) => ({
  ...processStart(
    slotWorkflow,
    { ...input, submissionId: slotName(input) },
    { summary: `Certificate of ${input.service}, ${input.environment}`, state: 'empty' },
  ),
  // A slot that operations have cancelled begins again with the next deposit.
  workflowIdReusePolicy: 'ALLOW_DUPLICATE' as const,
});
