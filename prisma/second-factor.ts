import type { Transaction } from './client.ts';

/**
 * Forgets an authenticator that was lost, with its recovery codes and every session: the next log-in sets up another one.
 * False when there is none.
 */
export async function forgetSecondFactor(tx: Transaction, userId: string, now: Date): Promise<boolean> {
  const { count } = await tx.secondFactor.deleteMany({ where: { userId } });
  await tx.recoveryCode.deleteMany({ where: { userId } });
  if (count === 0) return false;
  await tx.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now } });
  return true;
}
