import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Scope } from '#domain/rights';
import {
  isStaffRole,
  judgeNewStaff,
  judgeStaffFacts,
  leavesBackOffice,
  type StaffForm,
  type StaffProblems,
  type StaffRole,
} from '#domain/accounts/staff';
import type { Database, Transaction, User } from '#prisma/client';
import { noPassword } from '#prisma/password';
import { forgetSecondFactor } from '#prisma/second-factor';
import { audit, type AuditChanges, type OwnAction, type By } from '#web/server/audit';
import { isTaken } from '#web/server/logins';
import { sendPasswordLink, type LinkDependencies } from '#web/server/password-link';
import { staffWithin } from '#web/server/scope';
import { revokeSessionsOf } from '#web/server/session-registry';

/** One of the wholesaler's people; it travels to the browser as it is. */
export interface StaffView {
  id: string;
  login: string;
  name: string;
  email: string;
  role: StaffRole;
  /** Whether a password was chosen. */
  active: boolean;
  disabled: boolean;
  secondStep: boolean;
}

interface Asked {
  login: string;
  /** Of `staff.manage`. */
  scope: Scope;
  by: By;
}

export type StaffAnswer = { ok: true; login: string; sent: boolean } | { ok: false; problems: StaffProblems };
export type StaffDeed<Reason extends string> = { ok: true } | { ok: false; reason: Reason };

export const withSecondFactor = { secondFactor: { select: { confirmedAt: true } } } as const;

export const staffViews = (
  rows: readonly (User & { secondFactor: { confirmedAt: Date | null } | null })[],
): StaffView[] =>
  rows.flatMap(({ role, passwordHash, disabledAt, secondFactor, ...user }) =>
    isStaffRole(role)
      ? {
          ...{ id: user.id, login: user.login, name: user.name, email: user.email, role },
          active: passwordHash !== noPassword,
          disabled: disabledAt !== null,
          secondStep: Boolean(secondFactor?.confirmedAt),
        }
      : [],
  );

/** Null when there is no such person for the asker. */
export async function findStaff(db: Database, scope: Scope, login: string): Promise<StaffView | null> {
  const where = { AND: [staffWithin(scope), { login }] };
  const found = await db.user.findMany({ where, include: withSecondFactor });
  return staffViews(found)[0] ?? null;
}

/** A new account, without a password: a link to choose one is mailed. */
export async function createStaff(
  dependencies: LinkDependencies,
  form: StaffForm,
  by: By,
  now: Date,
): Promise<StaffAnswer> {
  const verdict = judgeNewStaff(form);
  if (!verdict.ok) return verdict;
  const { login } = verdict.value;
  const user = await dependencies.db.$transaction(async (tx) => {
    if (await isTaken(tx, login)) return null;
    const created = await tx.user.create({
      data: { id: randomUUID(), ...verdict.value, passwordHash: noPassword, createdAt: now },
    });
    await trace(tx, 'staff.create', created.id, by, now, { after: { ...verdict.value } });
    return created;
  });
  if (!user) return { ok: false, problems: { login: 'taken' } };
  return { ok: true, login, sent: await sendPasswordLink(dependencies, { ...user, operator: null }, now) };
}

const find = (tx: Transaction, { login, scope }: Asked) =>
  tx.user.findFirst({ where: { AND: [staffWithin(scope), { login }] } });

/** Whether somebody of the back office is left who can log in once `user` has become what it is to become. */
async function leavesSomebody(tx: Transaction, user: User, becomes: Partial<User>): Promise<boolean> {
  const standing = ({ role, disabledAt, passwordHash }: User) => ({
    role,
    enabled: disabledAt === null,
    hasPassword: passwordHash !== noPassword,
  });
  const others = await tx.user.findMany({ where: { role: 'backOffice', id: { not: user.id } } });
  return leavesBackOffice(standing({ ...user, ...becomes }), others.map(standing));
}

/** Changes what may be changed; null when there is no such person for the asker. */
export async function changeStaff(
  db: Database,
  asked: Asked & { form: StaffForm },
  now: Date,
): Promise<{ ok: true } | { ok: false; problems: StaffProblems } | null> {
  const verdict = judgeStaffFacts(asked.form);
  if (!verdict.ok) return verdict;
  const facts = verdict.value;
  return db.$transaction(async (tx) => {
    const user = await find(tx, asked);
    if (!user) return null;
    if (user.role !== facts.role && !(await leavesSomebody(tx, user, facts)))
      return { ok: false, problems: { role: 'lastBackOffice' } };
    await tx.user.update({ where: { id: user.id }, data: facts });
    const { name, email, role } = user;
    await trace(tx, 'staff.change', user.id, asked.by, now, {
      before: { name, email, role },
      after: { ...facts },
    });
    return { ok: true };
  });
}

/** Disables an account at once, with its sessions, or brings it back; the last one of the back office stays. */
export async function setEnabled(
  db: Database,
  asked: Asked & { enabled: boolean },
  now: Date,
): Promise<StaffDeed<'lastBackOffice'> | null> {
  return db.$transaction(async (tx): Promise<StaffDeed<'lastBackOffice'> | null> => {
    const user = await find(tx, asked);
    if (!user) return null;
    if ((user.disabledAt === null) === asked.enabled) return { ok: true };
    const disabledAt = asked.enabled ? null : now;
    if (!asked.enabled && !(await leavesSomebody(tx, user, { disabledAt })))
      return { ok: false, reason: 'lastBackOffice' };
    await tx.user.update({ where: { id: user.id }, data: { disabledAt } });
    if (!asked.enabled) await revokeSessionsOf(tx, user.id, now);
    await trace(tx, asked.enabled ? 'staff.enable' : 'staff.disable', user.id, asked.by, now);
    return { ok: true };
  });
}

/** Another link, for who lost theirs; null when there is no such person for the asker. */
export async function sendStaffLink(
  dependencies: LinkDependencies,
  asked: Asked,
  now: Date,
): Promise<boolean | null> {
  const user = await dependencies.db.$transaction(async (tx) => {
    const found = await find(tx, asked);
    if (!found || found.disabledAt) return null;
    await trace(tx, 'staff.sendLink', found.id, asked.by, now);
    return found;
  });
  return user && sendPasswordLink(dependencies, { ...user, operator: null }, now);
}

/** Forgets somebody's authenticator. Never one's own: whoever holds a stolen session could otherwise set up theirs. */
export async function resetSecondFactor(
  db: Database,
  asked: Asked,
  now: Date,
): Promise<StaffDeed<'oneself'> | null> {
  return db.$transaction(async (tx): Promise<StaffDeed<'oneself'> | null> => {
    const user = await find(tx, asked);
    if (!user) return null;
    if (user.id === asked.by.userId) return { ok: false, reason: 'oneself' };
    if (await forgetSecondFactor(tx, user.id, now))
      await trace(tx, 'secondFactor.reset', user.id, asked.by, now);
    return { ok: true };
  });
}

const trace = (
  tx: Transaction,
  action: OwnAction,
  userId: string,
  by: By,
  now: Date,
  changes: AuditChanges = {},
) =>
  audit(tx, now, {
    action,
    actor: by,
    operatorId: null,
    subject: `user:${userId}`,
    fromAddress: by.address,
    ...changes,
  });
