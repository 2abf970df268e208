import 'server-only';
import { viewMinutes } from '#domain/platform/view-as';
import type { Scope } from '#domain/rights';
import type { Database, Session, Transaction } from '#prisma/client';
import { audit, type By } from './audit.ts';

/** « Voir comme »: which operator's pages a session shows read-only, and until when, stands in its row. */

/** Begins it, in place of one that may be running; false where the operator does not exist for the asker. */
export async function beginView(
  db: Database,
  asked: {
    code: string;
    /** Of `operator.viewAs`. */
    scope: Scope;
    by: By & { sessionId: string };
  },
  now: Date,
): Promise<boolean> {
  const { code, scope, by } = asked;
  if (scope.reach !== 'all') return false;
  return db.$transaction(async (tx) => {
    const operator = await tx.operator.findUnique({ where: { code } });
    const session = await tx.session.findFirst({
      where: { id: by.sessionId, revokedAt: null, expiresAt: { gt: now }, awaits: null },
    });
    if (!operator || !session) return false;
    await endView(tx, session, now);
    const until = new Date(now.getTime() + viewMinutes * 60_000);
    await tx.session.update({
      where: { id: session.id },
      data: { viewOperatorId: operator.id, viewUntil: until },
    });
    await audit(tx, now, {
      action: 'operator.beginView',
      actor: by,
      operatorId: operator.id,
      subject: `operator:${operator.id}`,
      after: { operator: operator.name, until: until.toISOString() },
      fromAddress: by.address,
    });
    return true;
  });
}

type Viewed = Pick<Session, 'id' | 'userId' | 'viewOperatorId' | 'viewUntil' | 'expiresAt' | 'revokedAt'>;

/** Ends it, once, and tells when it really ended: now, or earlier with its time or its session. */
export async function endView(
  tx: Transaction,
  session: Viewed,
  now: Date,
  address: string | null = null,
): Promise<void> {
  const { viewOperatorId: operatorId, viewUntil } = session;
  if (!operatorId || !viewUntil) return;
  const { count } = await tx.session.updateMany({
    where: { id: session.id, viewOperatorId: operatorId, viewUntil },
    data: { viewOperatorId: null, viewUntil: null },
  });
  if (count === 0) return;
  const ends = [now, viewUntil, session.expiresAt, ...(session.revokedAt ? [session.revokedAt] : [])];
  const endedAt = new Date(Math.min(...ends.map((end) => end.getTime())));
  const { login } = await tx.user.findUniqueOrThrow({ where: { id: session.userId } });
  await audit(tx, endedAt, {
    action: 'operator.endView',
    actor: { userId: session.userId, login },
    operatorId,
    subject: `operator:${operatorId}`,
    fromAddress: address,
  });
}

/** By the button. */
export async function leaveView(
  db: Database,
  by: { sessionId: string; address: string | null },
  now: Date,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const session = await tx.session.findUnique({ where: { id: by.sessionId } });
    if (session) await endView(tx, session, now, by.address);
  });
}

/** Writes the end of those that nobody ended: their time was over, or their session. Safe to run anywhere, any time. */
export async function settleViews(db: Database, now: Date): Promise<void> {
  const over = {
    OR: [{ viewUntil: { lte: now } }, { expiresAt: { lte: now } }, { revokedAt: { not: null } }],
  };
  const sessions = await db.session.findMany({ where: { AND: [{ viewUntil: { not: null } }, over] } });
  for (const session of sessions) await db.$transaction((tx) => endView(tx, session, now));
}
