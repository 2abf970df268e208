import 'server-only';
import { reasonOf } from '#domain/process';
import { scopeOf, type Actor } from '#domain/rights';
import type { Database } from '#prisma/client';
import { tellingOf, tellSlots, writeEvent, type TellSlot } from './tell.ts';
import { traceCertificate } from './trace.ts';
import type { By } from '#web/server/audit';
import { ofOperatorWithin } from '#web/server/scope';

/** `revoked`: it is already, by whomever. */
export type RevokeAnswer = { ok: true } | { ok: false; reason: 'notFound' | 'noReason' | 'revoked' };

/**
 * Takes a certificate out of use: nobody is warned of its end or handed it any more. Its file stays, for the record; the
 * same may be deposited again.
 */
export async function revokeCertificate(
  { db, tell }: { db: Database; tell: TellSlot },
  actor: Actor,
  { id, reason: typed }: { id: string; reason: string },
  by: By,
  now: Date,
): Promise<RevokeAnswer> {
  const own = { AND: [ofOperatorWithin(scopeOf(actor, 'certificate.manage')), { id }] };
  const reason = reasonOf(typed);
  const revoked = await db.$transaction(async (tx) => {
    const row = await tx.certificate.findFirst({ where: own, include: { operator: true } });
    if (!row) return 'notFound';
    if (reason === null) return 'noReason';
    if (row.revokedAt) return 'revoked';
    const data = { revokedAt: now, revokedReason: reason, standingFingerprint: null };
    await tx.certificate.update({ where: { id }, data });
    await writeEvent(tx, 'revoke', row, now);
    await traceCertificate(tx, 'revoke', row, { notAfter: row.notAfter, reason }, { by, now });
    return tellingOf('revoke', row, row.operator.code);
  });
  if (typeof revoked === 'string') return { ok: false, reason: revoked };
  await tellSlots(tell, [revoked]);
  return { ok: true };
}
