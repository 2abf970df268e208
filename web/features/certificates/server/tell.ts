import 'server-only';
import type { Client } from '@temporalio/client';
import type { ChangedEntity } from '#domain/change';
import { namelessLabel } from '#domain/certificates/label';
import {
  slotKeyOf,
  type SlotCertificate,
  type SlotEventKind,
  type SlotState,
} from '#domain/certificates/slot';
import type { Certificate, Transaction } from '#prisma/client';
import {
  depositUpdate,
  downloadUpdate,
  revokeUpdate,
  slotStart,
  type SlotInput,
} from '#workflows/certificates/slot/contract';
import { report } from '#web/server/errors';
import { inRounds, resent, updateWithStart, type Update, type UpdateAnswer } from '#web/server/processes';

/** An event of a certificate, for its slot. */
export interface Telling {
  /** The id of the CertificateEvent, and of the update, which is therefore idempotent. */
  eventId: string;
  kind: SlotEventKind;
  slot: SlotInput;
  certificate: SlotCertificate;
}

/** False when the slot has not confirmed the event; the reconciler sends it later. `until`: milliseconds since 1970. */
export type TellSlot = (telling: Telling, until: number) => Promise<boolean>;

/** For all events of a request together: the rows are written, and the person does not wait for Temporal. */
export const tellingMs = 5_000;

/** Each kind happens once in the life of a certificate. */
const eventIdOf = (kind: SlotEventKind, certificateId: string) => `${kind}-${certificateId}`;

/**
 * Writes an event in the transaction in which it happens, with the change row for live pages. The reconciler sends the
 * events that the portal could not send.
 */
export async function writeEvent(
  tx: Transaction,
  kind: SlotEventKind,
  { id: certificateId, operatorId }: Pick<Certificate, 'id' | 'operatorId'>,
  at: Date,
): Promise<void> {
  await tx.certificateEvent.create({ data: { id: eventIdOf(kind, certificateId), certificateId, kind, at } });
  await tx.change.create({
    data: { operatorId, entity: 'certificate' satisfies ChangedEntity, entityId: certificateId, at },
  });
}

export function tellingOf(kind: SlotEventKind, row: Certificate, operatorCode: string): Telling {
  const key = slotKeyOf(row.service, row.environment);
  if (!key) throw new Error('A certificate has no slot');
  const { id, operatorId } = row;
  return {
    eventId: eventIdOf(kind, id),
    kind,
    slot: { operatorId, operatorCode, ...key, startedAt: row.depositedAt.toISOString() },
    certificate: { id, label: namelessLabel(row), notAfter: row.notAfter.toISOString() },
  };
}

/** Sends the events to their slots within `tellingMs`; never throws. Answers how many slots have confirmed. */
export async function tellSlots(
  tell: TellSlot,
  tellings: readonly Telling[],
  now = Date.now(),
): Promise<number> {
  const until = now + tellingMs;
  const answers = await inRounds(tellings, { atOnce: 4, pauseMs: 0 }, async (telling) => {
    const known = await tell(telling, until).catch(
      (error: unknown) =>
        void report(error, 'telling a slot', { workflowId: slotStart(telling.slot).workflowId }),
    );
    return known ? 'known' : 'outage';
  });
  return answers.filter((answer) => answer === 'known').length;
}

/** Sends one event to its slot, and starts the slot where there is none. The slot reads its rows, so order is free. */
export function slotTeller(client: Client, taskQueue: string): TellSlot {
  return async ({ eventId: updateId, kind, slot, certificate }, until) => {
    const start = { ...slotStart(slot), taskQueue };
    const send = <A extends unknown[]>(definition: Update<SlotState, A>['definition'], args: A) =>
      resent((end) => updateWithStart(client, start, { definition, updateId, args }, end), until);
    const answer = await sent();
    if (!answer.ok && answer.reason === 'ended')
      report(answer.cause, 'telling a slot', { workflowId: start.workflowId });
    return answer.ok;

    function sent(): Promise<UpdateAnswer<SlotState>> {
      switch (kind) {
        case 'deposit':
          return send(depositUpdate, [certificate]);
        case 'download':
          return send(downloadUpdate, [certificate.id]);
        case 'revoke':
          return send(revokeUpdate, [certificate.id]);
      }
    }
  };
}
