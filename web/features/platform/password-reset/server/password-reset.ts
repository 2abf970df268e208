import { createHash } from 'node:crypto';
import type { ChangedEntity } from '#domain/change';
import { judgeNewPassword, type PasswordVerdict } from '#domain/kit/password';
import type { Role } from '#domain/rights';
import type { Database, Transaction } from '#prisma/client';
import { hashPassword } from '#prisma/password';
import { passwordResetStart, type PasswordResetInput } from '#workflows/platform/password-reset/contract';
import { processId, wholesalerCode } from '#workflows/shared/process-id';
import { audit } from '#web/server/audit';
import { knownLogin } from '#web/server/logins';
import type { StartReset } from '#web/server/password-link';
import { revokeSessionsOf } from '#web/server/session-registry';
import { submissionIdFor } from '#web/server/submission-id';
import { attempt, forget, giveBack, throttles } from '../../identification/server/throttle.ts';

export interface ResetRequest {
  login: string;
  address: string | null;
  /** Submission id of the form, as the browser sent it. */
  form: string;
}

interface ResetDependencies {
  db: Database;
  start: StartReset;
  /** The installation's. */
  secret: string;
}

export type ResetAnswer = { ok: true } | { ok: false; reason: 'unknown' | 'often' | 'unavailable' };

/**
 * Whose link may be asked for under what was typed. Five digits belong to accounts of a contract (QPC-031, QPC-032),
 * everyone else is found by their login (requirements, section 6, 9 bis), which may be digits too, but not five.
 */
async function ownerOf(db: Database, typed: string) {
  const login = await knownLogin(db, typed);
  const user = await db.user.findUnique({ where: { login }, include: { operator: true } });
  if (!user || user.disabledAt) return null;
  const contract: Role = 'contract';
  const isIdentifiant = /^\d{5}$/.test(login);
  return isIdentifiant && user.role !== contract ? null : user;
}

/** « Oubli de votre mot de passe » (QPC-030 to QPC-035). The same form sent again for the same person is one process. */
export async function requestReset(
  { db, start, secret }: ResetDependencies,
  asked: ResetRequest,
  now: Date,
): Promise<ResetAnswer> {
  // A caller that guesses identifiers learns no more than that they are unknown.
  if (!(await attempt(db, [throttles.resetAddress(asked.address)], now)))
    return { ok: false, reason: 'unknown' };
  const user = await ownerOf(db, asked.login.trim());
  if (!user) return { ok: false, reason: 'unknown' };
  if (!(await attempt(db, [throttles.resetMail(user.id)], now))) return { ok: false, reason: 'often' };
  const input: PasswordResetInput = {
    submissionId: submissionIdFor(asked.form, user.id, secret),
    userId: user.id,
    operatorId: user.operatorId,
    operatorCode: user.operator?.code ?? wholesalerCode,
  };
  await db.$transaction((tx) =>
    audit(tx, now, {
      action: 'password.requestReset',
      actor: { userId: user.id, login: user.login },
      operatorId: user.operatorId,
      subject: `user:${user.id}`,
      fromAddress: asked.address,
    }),
  );
  if (await start(passwordResetStart(input))) return { ok: true };
  await giveBack(db, throttles.resetMail(user.id));
  return { ok: false, reason: 'unavailable' };
}

/** PasswordReset keeps this hash of a token, so that a copy of the database opens no link. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The person of a valid link: within its hour, unused, the account not disabled. */
export async function personOfLink(
  db: Database,
  token: string,
  now: Date,
): Promise<{ id: string; login: string } | null> {
  const link = await db.passwordReset.findFirst({
    where: {
      tokenHash: tokenHash(token),
      ...{ usedAt: null, expiresAt: { gt: now }, user: { disabledAt: null } },
    },
    select: { user: { select: { id: true, login: true } } },
  });
  return link?.user ?? null;
}

/** The same for the page of the link; notes that the link was opened, which administrators see as « lien ouvert » (OWF-208). */
export async function openLink(
  db: Database,
  token: string,
  now: Date,
): Promise<{ id: string; login: string } | null> {
  const person = await personOfLink(db, token, now);
  if (!person) return null;
  await db.$transaction(async (tx) => {
    const where = { tokenHash: tokenHash(token), openedAt: null };
    const { count } = await tx.passwordReset.updateMany({ where, data: { openedAt: now } });
    if (count > 0) await tellLivePages(tx, where.tokenHash, now);
  });
  return person;
}

/** The portal writes what became of a link; the change row names the process that sent it. */
async function tellLivePages(tx: Transaction, hash: string, now: Date): Promise<void> {
  const { id, user } = await tx.passwordReset.findUniqueOrThrow({
    where: { tokenHash: hash },
    select: { id: true, user: { select: { operatorId: true, operator: true } } },
  });
  const entityId = processId('passwordReset', user.operator?.code ?? wholesalerCode, id);
  const { operatorId } = user;
  await tx.change.create({
    data: { operatorId, entity: 'passwordReset' satisfies ChangedEntity, entityId, at: now },
  });
}

export interface NewPassword {
  token: string;
  password: string;
  confirmation: string;
  address: string | null;
}

export type NewPasswordAnswer =
  | { ok: true }
  | Exclude<PasswordVerdict, { ok: true }>
  | { ok: false; reason: 'deadLink' };

/** Uses the link: the new password and the end of every session and of every other link in one transaction. */
export async function choosePassword(
  db: Database,
  chosen: NewPassword,
  now: Date,
): Promise<NewPasswordAnswer> {
  const verdict = judgeNewPassword(chosen.password, chosen.confirmation);
  if (!verdict.ok) return verdict;
  if (!(await personOfLink(db, chosen.token, now))) return { ok: false, reason: 'deadLink' };
  const passwordHash = await hashPassword(verdict.password);
  return db.$transaction(async (tx): Promise<NewPasswordAnswer> => {
    const where = { tokenHash: tokenHash(chosen.token), usedAt: null, expiresAt: { gt: now } };
    // The first statement lets one of two concurrent requests win.
    const { count } = await tx.passwordReset.updateMany({ where, data: { usedAt: now } });
    if (count === 0) return { ok: false, reason: 'deadLink' };
    const { userId } = await tx.passwordReset.findUniqueOrThrow({ where: { tokenHash: where.tokenHash } });
    const user = await tx.user.update({ where: { id: userId }, data: { passwordHash } });
    await tx.passwordReset.updateMany({ where: { userId, usedAt: null }, data: { usedAt: now } });
    await tellLivePages(tx, where.tokenHash, now);
    await revokeSessionsOf(tx, userId, now);
    await audit(tx, now, {
      action: 'password.reset',
      actor: { userId, login: user.login },
      operatorId: user.operatorId,
      subject: `user:${userId}`,
      fromAddress: chosen.address,
    });
    // A person who forgot a password has tried several.
    await forget(tx, throttles.login(user.login));
    return { ok: true };
  });
}
