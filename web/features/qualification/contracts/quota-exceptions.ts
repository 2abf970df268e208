import 'server-only';
import { parisDay } from '#domain/kit/calendar/paris-day';
import {
  judgeQuotaException,
  mayChangeDay,
  type QuotaExceptionForm,
  type QuotaExceptionProblems,
} from '#domain/qualification/quota-exception';
import type { Scope } from '#domain/rights';
import type { Database } from '#prisma/client';
import { audit, type By } from '#web/server/audit';
import { contractsWithin } from '#web/server/scope';

/** An exceptional day of a contract; it travels to the browser as it is. */
export interface QuotaExceptionView {
  /** AAAA-MM-JJ. */
  day: string;
  profiles: number;
  reason: string;
  byLogin: string;
  /** False once the day is over. */
  changeable: boolean;
}

interface Asked {
  identifiant: string;
  /** Of `contract.manage`. */
  scope: Scope;
  by: By;
}

/** The latest first, those of the past included: what was agreed stays to be read. */
export async function listQuotaExceptions(
  db: Database,
  scope: Scope,
  identifiant: string,
  now: Date,
): Promise<QuotaExceptionView[]> {
  const rows = await db.quotaException.findMany({
    where: { contract: { AND: [contractsWithin(scope), { identifiant }] } },
    orderBy: { day: 'desc' },
    take: 50,
  });
  const today = parisDay(now);
  return rows.map(({ day, profiles, reason, byLogin }) => ({
    ...{ day, profiles, reason, byLogin },
    changeable: mayChangeDay(day, today),
  }));
}

export type QuotaExceptionAnswer = { ok: true } | { ok: false; problems: QuotaExceptionProblems };

/**
 * Agrees an exceptional number of profiles for a day, in place of an earlier agreement. What was accepted already stays
 * accepted. Null when the contract does not exist for the asker.
 */
export async function setQuotaException(
  db: Database,
  asked: Asked & { form: QuotaExceptionForm },
  now: Date,
): Promise<QuotaExceptionAnswer | null> {
  const { identifiant, scope, by } = asked;
  const verdict = judgeQuotaException(asked.form, parisDay(now));
  if (!verdict.ok) return verdict;
  const { day, profiles, reason } = verdict.value;
  return db.$transaction(async (tx) => {
    const contract = await tx.qpcContract.findFirst({
      where: { AND: [contractsWithin(scope), { identifiant }] },
      include: { exceptions: { where: { day } } },
    });
    if (!contract) return null;
    const [before] = contract.exceptions;
    const terms = { profiles, reason, byLogin: by.login, at: now };
    await tx.quotaException.upsert({
      where: { contractId_day: { contractId: contract.id, day } },
      create: { contractId: contract.id, day, ...terms },
      update: terms,
    });
    await audit(tx, now, {
      action: 'quota.except',
      actor: by,
      operatorId: contract.operatorId,
      subject: `contract:${contract.id}`,
      ...(before && { before: { day, profiles: before.profiles, reason: before.reason } }),
      after: { day, profiles, reason },
      fromAddress: by.address,
    });
    return { ok: true };
  });
}

/** Takes an agreement back, of today or of a day to come. False when there is none that can be. */
export async function endQuotaException(
  db: Database,
  { identifiant, scope, by, day }: Asked & { day: string },
  now: Date,
): Promise<boolean> {
  if (!mayChangeDay(day, parisDay(now))) return false;
  return db.$transaction(async (tx) => {
    const contract = await tx.qpcContract.findFirst({
      where: { AND: [contractsWithin(scope), { identifiant }] },
      include: { exceptions: { where: { day } } },
    });
    const [before] = contract?.exceptions ?? [];
    if (!contract || !before) return false;
    await tx.quotaException.delete({ where: { contractId_day: { contractId: contract.id, day } } });
    await audit(tx, now, {
      action: 'quota.endException',
      actor: by,
      operatorId: contract.operatorId,
      subject: `contract:${contract.id}`,
      before: { day, profiles: before.profiles, reason: before.reason },
      fromAddress: by.address,
    });
    return true;
  });
}
