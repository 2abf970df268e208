import 'server-only';
import type { Environment } from '#domain/certificates/facts';
import { slotKeyOf } from '#domain/certificates/slot';
import type { CertificateName } from '#domain/services';
import type { Database } from '#prisma/client';
import { sendingUntil } from './sendings.ts';

/** A slot whose warnings are held back though none would leave soon; it travels to the browser as it is. */
export interface HeldView {
  workflowId: string;
  operator: string;
  service: CertificateName;
  environment: Environment;
  /** In use. */
  certificate: { id: string; label: string; notAfter: string } | null;
  hold: { reason: string; byLogin: string; at: string };
}

/** People hold slots back one by one. */
const most = 200;

/** A hold outlives the warning for which it was put: what the list of sendings does not show, held back last first. */
export async function heldSlots(db: Database, now: Date): Promise<HeldView[]> {
  const holds = await db.certificateHold.findMany({
    where: {
      slot: { OR: [{ currentId: null }, { noticeAt: null }, { noticeAt: { gt: sendingUntil(now) } }] },
    },
    orderBy: { at: 'desc' },
    take: most,
    include: {
      slot: { include: { operator: true, current: { select: { id: true, label: true, notAfter: true } } } },
    },
  });
  return holds.flatMap(({ workflowId, reason, byLogin, at, slot }) => {
    const key = slotKeyOf(slot.service, slot.environment);
    if (!key) return [];
    const { operator, current } = slot;
    return [
      {
        ...{ workflowId, ...key, hold: { reason, byLogin, at: at.toISOString() } },
        operator: operator.name,
        certificate: current ? { ...current, notAfter: current.notAfter.toISOString() } : null,
      },
    ];
  });
}
