import { limitOfDay } from '#domain/qualification/limits';
import { checkQuota } from '#domain/qualification/quota';
import type { QuotaRefusal } from '#domain/qualification/refusal';
import type { Transaction } from '#prisma/client';

export interface Reservation {
  workflowId: string;
  contractId: string;
  /** Europe/Paris day, AAAA-MM-JJ. */
  day: string;
  profiles: number;
}

/**
 * Reserves profiles of a day for a process, once: asked again it answers ok and keeps the first day (QPC-075, QPC-078),
 * also when they were given back meanwhile, for the operator's file was accepted once.
 * The transaction holds the write lock; the condition on `used` keeps the count exact where a database grants none.
 */
export async function reserveQuota(
  tx: Transaction,
  { workflowId, contractId, day, profiles }: Reservation,
): Promise<{ ok: true } | { ok: false; refusal: QuotaRefusal }> {
  const held = await tx.quotaReservation.findUnique({ where: { workflowId } });
  if (held) {
    await heldAgain(tx, workflowId);
    return { ok: true };
  }
  const { used } = await tx.quotaDay.upsert({
    where: { contractId_day: { contractId, day } },
    create: { contractId, day, used: 0 },
    update: {},
  });
  const check = checkQuota(used, profiles, await limitOf(tx, contractId, day));
  if (!check.ok) return check;
  const { count } = await tx.quotaDay.updateMany({
    where: { contractId, day, used },
    data: { used: used + profiles },
  });
  if (count === 0) throw new Error('The count of the day changed under a reservation');
  await tx.quotaReservation.create({ data: { workflowId, contractId, day, profiles, releasedAt: null } });
  return { ok: true };
}

/** Read in the transaction that reserves: a limit changed meanwhile holds from that moment, neither before nor after. */
async function limitOf(tx: Transaction, contractId: string, day: string): Promise<number> {
  const { exceptions, ...contract } = await tx.qpcContract.findUniqueOrThrow({
    where: { id: contractId },
    include: { exceptions: { where: { day } } },
  });
  return limitOfDay(contract, exceptions[0]);
}

/** Gives the profiles of a process back to their day, once. */
export async function releaseQuota(tx: Transaction, workflowId: string, at: Date): Promise<void> {
  const { count } = await tx.quotaReservation.updateMany({
    where: { workflowId, releasedAt: null },
    data: { releasedAt: at },
  });
  if (count === 0) return;
  const { contractId, day, profiles } = await tx.quotaReservation.findUniqueOrThrow({
    where: { workflowId },
  });
  await tx.quotaDay.update({
    where: { contractId_day: { contractId, day } },
    data: { used: { decrement: profiles } },
  });
}

/** Takes released profiles back for a process that goes on after all (it was reset); never refused for want of quota. */
export async function heldAgain(tx: Transaction, workflowId: string): Promise<void> {
  const { count } = await tx.quotaReservation.updateMany({
    where: { workflowId, releasedAt: { not: null } },
    data: { releasedAt: null },
  });
  if (count === 0) return;
  const { contractId, day, profiles } = await tx.quotaReservation.findUniqueOrThrow({
    where: { workflowId },
  });
  await tx.quotaDay.update({
    where: { contractId_day: { contractId, day } },
    data: { used: { increment: profiles } },
  });
}
