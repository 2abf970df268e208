import 'server-only';
import { readCode, stepAt, takesStep, type SecondStep } from '#domain/platform/second-step';
import type { Database, Transaction } from '#prisma/client';
import { audit } from '#web/server/audit';
import {
  matchingStep,
  newRecoveryCodes,
  newSharedSecret,
  recoveryHash,
  seal,
  unseal,
} from './second-factor-codes.ts';
import type { Stepping } from '#web/server/session';
import { completeSession, revokeSessionsOf, type SessionMinutes } from '#web/server/session-registry';
import { attempt, forget, giveBack, throttles } from '../../identification/server/throttle.ts';

interface Dependencies {
  db: Database;
  /** The installation's (config.ts). */
  key: string;
  settings: SessionMinutes;
}

export type CodeRefusal = { ok: false; reason: 'wrong' | 'often' };

/**
 * What the person's authenticator is to share with us, kept until a code confirms it: the page may be loaded again.
 * Null for who has one already.
 */
export async function beginEnrolment(
  { db, key }: Pick<Dependencies, 'db' | 'key'>,
  userId: string,
): Promise<string | null> {
  const fresh = newSharedSecret();
  const sealed = { secret: seal(fresh, userId, key), lastStep: 0 };
  return db.$transaction(async (tx) => {
    const begun = await tx.secondFactor.findUnique({ where: { userId } });
    if (begun?.confirmedAt) return null;
    const kept = begun && unsealed(begun.secret, userId, key);
    if (kept) return kept;
    await tx.secondFactor.upsert({ where: { userId }, create: { userId, ...sealed }, update: sealed });
    return fresh;
  });
}

/** Null where the key it was sealed with is lost. What nobody has confirmed yet can be made anew. */
function unsealed(sealed: string, userId: string, key: string): string | null {
  try {
    return unseal(sealed, userId, key);
  } catch {
    return null;
  }
}

/** Counts an attempt; null when there were too many. What it answers takes the attempt back once it was right. */
async function allowed(db: Database, by: Stepping, now: Date) {
  const [ofPerson, ofAddress] = [throttles.secondStep(by.userId), throttles.address(by.address)];
  if (!(await attempt(db, [ofPerson, ofAddress], now))) return null;
  return async () => {
    await forget(db, ofPerson);
    await giveBack(db, ofAddress);
  };
}

/** Takes a code of the authenticator in `tx`, once: the condition on the last step decides between two at once. */
async function takeTotp(
  tx: Transaction,
  by: Stepping,
  code: string,
  key: string,
  now: Date,
): Promise<boolean> {
  const factor = await tx.secondFactor.findUnique({ where: { userId: by.userId } });
  if (!factor?.confirmedAt) return false;
  const step = matchingStep(unseal(factor.secret, by.userId, key), code, now);
  if (step === null || !takesStep(step, stepAt(now.getTime()), factor.lastStep)) return false;
  const { count } = await tx.secondFactor.updateMany({
    where: { userId: by.userId, confirmedAt: { not: null }, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return count === 1;
}

async function takeRecoveryCode(
  tx: Transaction,
  by: Stepping,
  code: string,
  key: string,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { codeHash: recoveryHash(code, by.userId, key), userId: by.userId, usedAt: null },
    data: { usedAt: now },
  });
  if (count === 1) await trace(tx, by, 'secondFactor.useRecoveryCode', now);
  return count === 1;
}

type Deed = 'secondFactor.enrol' | 'secondFactor.useRecoveryCode' | 'secondFactor.renewRecoveryCodes';

const trace = (tx: Transaction, by: Stepping, action: Deed, now: Date) =>
  audit(tx, now, {
    action,
    actor: by,
    operatorId: null,
    subject: `user:${by.userId}`,
    fromAddress: by.address,
  });

/** The step after the password: the right code opens the session that awaits it. A code and its use are one. */
export async function takeSecondStep(
  { db, key, settings }: Dependencies,
  by: Stepping,
  typed: string,
  now: Date,
): Promise<{ ok: true } | CodeRefusal> {
  const succeeded = await allowed(db, by, now);
  if (!succeeded) return { ok: false, reason: 'often' };
  const read = readCode(typed);
  const opened = await db.$transaction(async (tx) => {
    if (!read) return false;
    const take = read.kind === 'totp' ? takeTotp : takeRecoveryCode;
    return (await take(tx, by, read.code, key, now)) && completeSession(tx, by, settings, now);
  });
  if (!opened) return { ok: false, reason: 'wrong' };
  await succeeded();
  return { ok: true };
}

/**
 * The first code of a new authenticator makes it the person's, opens the session that awaits it and ends all others.
 * Answers the recovery codes, which nobody can read again.
 */
export async function confirmEnrolment(
  { db, key, settings }: Dependencies,
  by: Stepping & { awaits: SecondStep | null },
  typed: string,
  now: Date,
): Promise<{ ok: true; recoveryCodes: string[] } | CodeRefusal> {
  const succeeded = await allowed(db, by, now);
  if (!succeeded) return { ok: false, reason: 'often' };
  const read = readCode(typed);
  const recoveryCodes = await db.$transaction(async (tx) => {
    const factor = await tx.secondFactor.findUnique({ where: { userId: by.userId } });
    if (!factor || factor.confirmedAt || read?.kind !== 'totp') return null;
    const step = matchingStep(unseal(factor.secret, by.userId, key), read.code, now);
    if (step === null) return null;
    await tx.secondFactor.update({
      where: { userId: by.userId },
      data: { confirmedAt: now, lastStep: step },
    });
    const made = await writeRecoveryCodes(tx, by.userId, key);
    await trace(tx, by, 'secondFactor.enrol', now);
    await revokeSessionsOf(tx, by.userId, now, by.sessionId);
    if (by.awaits) await completeSession(tx, by, settings, now);
    return made;
  });
  if (!recoveryCodes) return { ok: false, reason: 'wrong' };
  await succeeded();
  return { ok: true, recoveryCodes };
}

/** Ten new recovery codes in place of the old ones, against a code of the authenticator. */
export async function renewRecoveryCodes(
  { db, key }: Pick<Dependencies, 'db' | 'key'>,
  by: Stepping,
  typed: string,
  now: Date,
): Promise<{ ok: true; recoveryCodes: string[] } | CodeRefusal> {
  const succeeded = await allowed(db, by, now);
  if (!succeeded) return { ok: false, reason: 'often' };
  const read = readCode(typed);
  const recoveryCodes = await db.$transaction(async (tx) => {
    if (read?.kind !== 'totp' || !(await takeTotp(tx, by, read.code, key, now))) return null;
    await trace(tx, by, 'secondFactor.renewRecoveryCodes', now);
    return writeRecoveryCodes(tx, by.userId, key);
  });
  if (!recoveryCodes) return { ok: false, reason: 'wrong' };
  await succeeded();
  return { ok: true, recoveryCodes };
}

async function writeRecoveryCodes(tx: Transaction, userId: string, key: string): Promise<string[]> {
  const made = newRecoveryCodes();
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: made.map((code) => ({ codeHash: recoveryHash(code, userId, key), userId })),
  });
  return made;
}

/** What the page of one's account says of it. */
export async function secondFactorStanding(
  db: Database,
  userId: string,
): Promise<{ enrolled: boolean; recoveryCodesLeft: number }> {
  const factor = await db.secondFactor.findUnique({ where: { userId } });
  const recoveryCodesLeft = await db.recoveryCode.count({ where: { userId, usedAt: null } });
  return { enrolled: factor?.confirmedAt !== null && factor !== null, recoveryCodesLeft };
}
