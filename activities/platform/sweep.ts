import type { Database } from '#prisma/client';
import type { Counts, SweepLimits } from './kind-hooks.ts';

/** Longer than any browser stays away before it simply reloads. */
const changesForMs = 24 * 3_600_000;

/** Removes rows of no kind of process that nobody will read any more. Idempotent. */
export async function sweepRows(db: Database, { at, ended }: SweepLimits): Promise<Counts> {
  const changes = await db.change.deleteMany({
    where: { at: { lt: new Date(at.getTime() - changesForMs) } },
  });
  const sessions = await db.session.deleteMany({
    where: { OR: [{ expiresAt: { lt: ended } }, { revokedAt: { lt: ended } }] },
  });
  const throttles = await db.loginThrottle.deleteMany({ where: { windowEnd: { lte: at } } });
  return { changes: changes.count, sessions: sessions.count, throttles: throttles.count };
}
