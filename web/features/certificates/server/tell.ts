import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  WithStartWorkflowOperation,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client';
import type { ChangedEntity } from '#domain/change';
import { namelessLabel } from '#domain/certificates/label';
import { slotKeyOf, type SlotCertificate, type SlotEventKind } from '#domain/certificates/slot';
import type { Certificate, Transaction } from '#prisma/client';
import {
  depositUpdate,
  downloadUpdate,
  revokeUpdate,
  slotStart,
  slotWorkflow,
  type SlotInput,
} from '#workflows/certificates/slot/contract';
import { report } from '#web/server/errors';
import { isOutage } from '#web/server/temporal';

/** An event of a certificate that its slot has to hear of. */
export interface Telling {
  /** Of CertificateEvent, and of the update: told again, it is the same one. */
  eventId: string;
  kind: SlotEventKind;
  slot: SlotInput;
  certificate: SlotCertificate;
}

/** False when the slot has not said that it knows; the reconciler tells it later. `until`: milliseconds since 1970. */
export type TellSlot = (telling: Telling, until: number) => Promise<boolean>;

/** Together, however many there are: the rows stand, and nobody waits for Temporal. */
export const tellingMs = 5_000;
const atOnce = 4;
const againMs = 250;

/** Each kind happens once in the life of a certificate. */
const eventIdOf = (kind: SlotEventKind, certificateId: string) => `${kind}-${certificateId}`;

/**
 * Notes an event in the transaction in which it happens, with the change that live pages see; who then cannot be told is
 * told by the reconciler.
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

/** Tells the slots what happened, for as long as one may wait; never throws. Answers how many know. */
export async function tellSlots(
  tell: TellSlot,
  tellings: readonly Telling[],
  now = Date.now(),
): Promise<number> {
  const until = now + tellingMs;
  const waiting = [...tellings];
  let known = 0;
  async function work(): Promise<void> {
    for (let telling = waiting.shift(); telling; telling = waiting.shift()) {
      const heard = await tell(telling, until).catch(
        (error: unknown) => void report(error, 'telling a slot'),
      );
      // Who did not hear this one will not hear the others now.
      if (!heard) waiting.length = 0;
      else known += 1;
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  return known;
}

/**
 * Starts the slot unless it stands and lets it take in one event, in one call that may be repeated. The slot reads what
 * happened from its rows, so it may be told in any order.
 */
export function slotTeller(client: Client, taskQueue: string): TellSlot {
  return async ({ eventId: updateId, kind, slot, certificate }, until) => {
    const { workflow } = client;
    const start = { ...slotStart(slot), taskQueue };
    const told = () => {
      // Of use once only.
      const startWorkflowOperation = new WithStartWorkflowOperation(slotWorkflow, start);
      const same = { updateId, startWorkflowOperation };
      switch (kind) {
        case 'deposit':
          return workflow.executeUpdateWithStart(depositUpdate, { ...same, args: [certificate] });
        case 'download':
          return workflow.executeUpdateWithStart(downloadUpdate, { ...same, args: [certificate.id] });
        case 'revoke':
          return workflow.executeUpdateWithStart(revokeUpdate, { ...same, args: [certificate.id] });
      }
    };
    for (;;) {
      try {
        await client.withDeadline(until, told);
        return true;
      } catch (error) {
        // A server that was killed is back within seconds.
        if (isOutage(error) && Date.now() + againMs < until) {
          await sleep(againMs);
          continue;
        }
        if (!(error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) && !isOutage(error))
          report(error, 'telling a slot', { workflowId: start.workflowId });
        return false;
      }
    }
  };
}
