import { slotKeyOf, slotName } from '#domain/certificates/slot';
import type { EndedBy } from '#domain/process';
import type { Certificate } from '#prisma/client';
import type { CertificateSettingsInput } from '#workflows/certificates/settings/contract';
import type { SlotInput } from '#workflows/certificates/slot/contract';
import type { Dependencies } from '#activities/dependencies';
import { latestSettings } from './rows.ts';
import { inPages, pageSize } from '#activities/platform/pages';

/** The portal tells a slot itself what happened; it may have died first, or Temporal have been away. */
const toldWithinMs = 30_000;
/** A slot that is due is at work by then, however many are due with it. */
const wokenWithinMs = 15 * 60_000;

/** Nobody meant it: whoever cancels or terminates a slot, or what tells of new delays, does. */
const endedByAccident: EndedBy[] = ['missing', 'failed', 'timedOut'];

/** What names a slot, selected from a certificate or a slot. */
export const ofSlot = {
  ...{ operatorId: true, service: true, environment: true },
  operator: { select: { code: true } },
} as const;
type OfSlot = Pick<Certificate, 'operatorId' | 'service' | 'environment'> & { operator: { code: string } };

/** One input for each slot among these. */
export function slotInputs({ now }: Pick<Dependencies, 'now'>, found: readonly OfSlot[]): SlotInput[] {
  const startedAt = now().toISOString();
  const inputs = new Map<string, SlotInput>();
  for (const { operatorId, operator, service, environment } of found) {
    const key = slotKeyOf(service, environment);
    if (key)
      inputs.set(`${operatorId} ${slotName(key)}`, {
        operatorId,
        operatorCode: operator.code,
        ...key,
        startedAt,
      });
  }
  return [...inputs.values()];
}

/** Slots of certificates that do not know what they have to know. */
export function slotWakes({ db, now }: Pick<Dependencies, 'db' | 'now'>) {
  /** Slots due before that sleep on; neither held back nor waiting, by the thousand, for the mail server. */
  async function overslept(due: Date): Promise<string[]> {
    const asleep: string[] = [];
    const pages = inPages('workflowId', (after) =>
      db.certificateSlot.findMany({
        where: { noticeAt: { lt: due }, workflowId: { gt: after } },
        orderBy: { workflowId: 'asc' },
        select: { workflowId: true },
        take: pageSize,
      }),
    );
    for await (const page of pages) {
      const workflowId = { in: page.map((slot) => slot.workflowId) };
      const held = await db.certificateHold.findMany({ where: { workflowId }, select: { workflowId: true } });
      const knows = new Set(held.map((slot) => slot.workflowId));
      const still = await db.process.findMany({
        where: { workflowId, endedAt: null, waitingFor: null },
        select: { workflowId: true },
      });
      asleep.push(...still.map((slot) => slot.workflowId).filter((id) => !knows.has(id)));
      if (asleep.length >= pageSize) break;
    }
    return asleep;
  }

  return {
    /**
     * Slots that have not heard of a deposit, a download or a revocation, also where they were ended meanwhile; that
     * Temporal has lost or that ended by a fault; and that should have warned somebody by now. The first of them: the
     * others are found again.
     */
    async findSlotsToWake(): Promise<SlotInput[]> {
      const at = now().getTime();
      const events = await db.certificateEvent.findMany({
        where: { toldAt: null, at: { lt: new Date(at - toldWithinMs) } },
        orderBy: { at: 'asc' },
        select: { certificate: { select: ofSlot } },
        take: pageSize,
      });
      const lost = await db.process.findMany({
        where: { kind: 'certificateSlot', endedBy: { in: endedByAccident } },
        select: { workflowId: true },
        take: pageSize,
      });
      const asleep = await overslept(new Date(at - wokenWithinMs));
      const slots = await db.certificateSlot.findMany({
        where: { workflowId: { in: [...lost.map(({ workflowId }) => workflowId), ...asleep] } },
        select: ofSlot,
      });
      return slotInputs({ now }, [...events.map(({ certificate }) => certificate), ...slots]);
    },

    /** The delays that were set last, where no process tells the slots of them or has told them all. */
    async findUntoldSettings(): Promise<CertificateSettingsInput | null> {
      const last = await latestSettings(db);
      if (!last || last.at.getTime() > now().getTime() - toldWithinMs) return null;
      const telling = await db.process.findFirst({
        where: { kind: 'certificateSettings', reference: `${last.version}` },
        select: { endedBy: true },
      });
      if (telling && !endedByAccident.some((by) => by === telling.endedBy)) return null;
      return { version: last.version, startedAt: last.at.toISOString() };
    },
  };
}

export const openSlots = { kind: 'certificateSlot', endedAt: null };
