import 'server-only';
import {
  judgeFacts,
  operatorRoles,
  type AccountEntry,
  type AccountFacts,
  type EntryProblems,
  type OperatorRole,
} from '#domain/accounts/form';
import { assignableRoles, grantableServices, isLastAdministrator } from '#domain/accounts/rights';
import type { Actor, Scope } from '#domain/rights';
import { isService, type Service } from '#domain/services';
import { noPassword, type Database, type Transaction } from '#prisma/client';
import { passwordResetStart } from '#workflows/platform/password-reset/contract';
import { findAccount, servicesOf, type AccountView } from './accounts.ts';
import { audit, type AuditChanges, type OperatorAction, type By } from '#web/server/audit';
import type { StartReset } from '#web/server/password-link';
import { revokeSessionsOf } from '#web/server/session-registry';
import { submissionIdFor } from '#web/server/submission-id';

/** Who changes which account: of those in the scope; others do not exist, and null is the answer. */
export interface Asked {
  actor: Actor;
  /** Of `user.manage`. */
  scope: Scope;
  by: By;
  id: string;
}

export interface AccountChange {
  form: Omit<AccountEntry, 'login'>;
  role: string;
  /** That was read with what the form began with. */
  revision: number;
}

/**
 * `changed`: somebody else was faster; what the account is now, and who it was. Saving again on that revision is a
 * decision then.
 */
export type ChangeAnswer =
  | { ok: true; account: AccountView }
  | { ok: false; problems: EntryProblems }
  | { ok: false; reason: 'changed'; account: AccountView; byLogin: string | null }
  | { ok: false; reason: 'lastAdministrator' | 'notAllowed' | 'disabled' };

/** « Modification d'un compte » (OWF-211, OWF-213), its audit row in the same transaction (OWF-215). */
export async function changeAccount(
  db: Database,
  asked: Asked,
  { form, role, revision }: AccountChange,
  now: Date,
): Promise<ChangeAnswer | null> {
  const verdict = judgeFacts(form);
  const { actor, scope, id } = asked;
  return db.$transaction(async (tx): Promise<ChangeAnswer | null> => {
    const before = await findAccount(tx, scope, id);
    if (!before) return null;
    const wanted = operatorRoles.find((known) => known === role);
    if (!wanted || !assignableRoles(actor).includes(wanted)) return { ok: false, reason: 'notAllowed' };
    if (before.state === 'disabled') return { ok: false, reason: 'disabled' };
    if (before.revision !== revision)
      return { ok: false, reason: 'changed', account: before, byLogin: await lastToChange(tx, before) };
    if (!verdict.ok) return verdict;
    if (before.role !== wanted && (await isLast(tx, before)))
      return { ok: false, reason: 'lastAdministrator' };
    const after = { ...verdict.value, role: wanted };
    const changes = differences(before, after);
    if (changes.length === 0) return { ok: true, account: before };
    await tx.user.update({ where: { id }, data: { ...after, revision: { increment: 1 } } });
    // What was mailed to the old address opens nothing any more.
    if (changes.includes('email')) await endLinks(tx, id, now);
    await note(tx, asked, before, now, 'user.change', {
      before: Object.fromEntries(changes.map((field) => [field, before[field]])),
      after: Object.fromEntries(changes.map((field) => [field, after[field]])),
    });
    const account = await findAccount(tx, scope, id);
    return account && { ok: true, account };
  });
}

const compared = ['name', 'firstName', 'email', 'fixedPhone', 'mobilePhone', 'role'] as const;

function differences(before: AccountView, after: AccountFacts & { role: OperatorRole }) {
  return compared.filter((field) => before[field] !== after[field]);
}

export type GrantAnswer =
  | { ok: true; services: Service[] }
  | { ok: false; reason: 'notAllowed' | 'disabled' };

/** Ticks or unticks one e-service: effective at the next request of its person (OWF-200, OWF-212). */
export async function setGrant(
  db: Database,
  asked: Asked,
  { service, granted }: { service: string; granted: boolean },
  now: Date,
): Promise<GrantAnswer | null> {
  const { actor, scope, id: userId } = asked;
  return db.$transaction(async (tx): Promise<GrantAnswer | null> => {
    const account = await findAccount(tx, scope, userId);
    if (!account) return null;
    if (!isService(service) || !grantableServices(actor).includes(service))
      return { ok: false, reason: 'notAllowed' };
    if (account.state === 'disabled') return { ok: false, reason: 'disabled' };
    if (account.services.includes(service) !== granted) {
      if (granted) await tx.grant.create({ data: { userId, service } });
      else await tx.grant.delete({ where: { userId_service: { userId, service } } });
      await note(tx, asked, account, now, granted ? 'user.grant' : 'user.revoke', {
        [granted ? 'after' : 'before']: { service },
      });
    }
    return { ok: true, services: servicesOf(await tx.grant.findMany({ where: { userId } })) };
  });
}

export type DisableAnswer = { ok: true } | { ok: false; reason: 'lastAdministrator' };

/** « Désactiver »: at once, sessions and links included; the row stays, and its login with it (OWF-214). */
export async function disableAccount(db: Database, asked: Asked, now: Date): Promise<DisableAnswer | null> {
  const { scope, id } = asked;
  return db.$transaction(async (tx): Promise<DisableAnswer | null> => {
    const account = await findAccount(tx, scope, id);
    if (!account) return null;
    if (account.state === 'disabled') return { ok: true };
    if (await isLast(tx, account)) return { ok: false, reason: 'lastAdministrator' };
    await tx.user.update({ where: { id }, data: { disabledAt: now, revision: { increment: 1 } } });
    await revokeSessionsOf(tx, id, now);
    await endLinks(tx, id, now);
    await note(tx, asked, account, now, 'user.disable', {
      before: { login: account.login, state: account.state },
      after: { login: account.login, state: 'disabled' },
    });
    return { ok: true };
  });
}

/**
 * « Renvoyer le lien »: the initialisation again, or for who has a password the ordinary link of an hour. A second press
 * within the same minute is the same process. False when Temporal was not reached.
 */
export async function sendAccountLink(
  { db, start, secret }: { db: Database; start: StartReset; secret: string },
  asked: Asked,
  now: Date,
): Promise<boolean | null> {
  const account = await findAccount(db, asked.scope, asked.id);
  if (!account || account.state === 'disabled') return null;
  await db.$transaction((tx) => note(tx, asked, account, now, 'user.sendLink', {}));
  const { code } = await db.operator.findUniqueOrThrow({ where: { id: account.operatorId } });
  const minute = now.toISOString().slice(0, 16);
  return start(
    passwordResetStart({
      submissionId: submissionIdFor(`account-link:${minute}`, account.id, secret),
      userId: account.id,
      operatorId: account.operatorId,
      operatorCode: code,
      ...(account.state === 'waiting' && { first: true }),
    }),
  );
}

function note(
  tx: Transaction,
  { by }: Asked,
  { id, operatorId }: AccountView,
  now: Date,
  action: OperatorAction,
  told: AuditChanges,
): Promise<void> {
  const subject = `user:${id}`;
  return audit(tx, now, { action, actor: by, operatorId, subject, ...told, fromAddress: by.address });
}

/** Asked in the transaction of the change: of two that cross, the second sees the first. */
async function isLast(tx: Transaction, { id, operatorId }: AccountView): Promise<boolean> {
  const administrators = await tx.user.findMany({ where: { operatorId, role: 'operatorAdmin' } });
  const standings = administrators.map((user) => ({
    id: user.id,
    role: user.role,
    disabled: user.disabledAt !== null,
    active: user.passwordHash !== noPassword,
  }));
  return isLastAdministrator(standings, id);
}

async function endLinks(tx: Transaction, userId: string, now: Date): Promise<void> {
  await tx.passwordReset.updateMany({ where: { userId, usedAt: null }, data: { usedAt: now } });
}

async function lastToChange(tx: Transaction, { id, operatorId }: AccountView): Promise<string | null> {
  const row = await tx.auditRow.findFirst({
    where: { operatorId, subject: `user:${id}`, action: 'user.change' satisfies OperatorAction },
    orderBy: { at: 'desc' },
  });
  return row?.actorLogin ?? null;
}
