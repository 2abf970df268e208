import 'server-only';
import { randomUUID } from 'node:crypto';
import {
  judgeAdministrator,
  judgeNewOperator,
  operatorNameProblem,
  type AdministratorForm,
  type AdministratorProblems,
  type OperatorForm,
  type OperatorProblems,
} from '#domain/operator';
import type { Scope } from '#domain/rights';
import { serviceNames } from '#domain/services';
import type { Database, Transaction } from '#prisma/client';
import { noPassword } from '#prisma/password';
import { audit, type AuditChanges } from './audit.ts';
import { sendPasswordLink, type By, type LinkDependencies } from './password-link.ts';
import { operatorsWithin } from './scope.ts';

/** A line of the list; it travels to the browser as it is. */
export interface OperatorLine {
  code: string;
  name: string;
  contracts: number;
  /** Accounts that are not disabled, those of contracts left out. */
  people: number;
}

export interface Administrator {
  login: string;
  name: string;
  email: string;
  /** Whether a password was chosen. */
  active: boolean;
}

export interface OperatorView {
  id: string;
  code: string;
  name: string;
  people: number;
  administrators: Administrator[];
}

const people = { disabledAt: null, contractId: null };

export async function listOperatorLines(db: Database, scope: Scope): Promise<OperatorLine[]> {
  const found = await db.operator.findMany({
    where: operatorsWithin(scope),
    orderBy: { name: 'asc' },
    include: { _count: { select: { contracts: true, users: { where: people } } } },
  });
  return found.map(({ code, name, _count }) => ({
    code,
    name,
    contracts: _count.contracts,
    people: _count.users,
  }));
}

export async function findOperator(db: Database, scope: Scope, code: string): Promise<OperatorView | null> {
  const found = await db.operator.findFirst({
    where: { AND: [operatorsWithin(scope), { code }] },
    include: { users: { where: people, orderBy: { name: 'asc' } } },
  });
  return (
    found && {
      id: found.id,
      code: found.code,
      name: found.name,
      people: found.users.length,
      administrators: found.users
        .filter(({ role }) => role === 'operatorAdmin')
        .map(({ login, name, email, passwordHash }) => ({
          ...{ login, name, email },
          active: passwordHash !== noPassword,
        })),
    }
  );
}

export type OperatorAnswer = { ok: true; code: string } | { ok: false; problems: OperatorProblems };

const refused = (problems: OperatorProblems) => ({ ok: false as const, problems });

/** The code is chosen for good: it is part of the id of every process of the operator. */
export async function createOperator(
  db: Database,
  form: OperatorForm,
  by: By,
  now: Date,
): Promise<OperatorAnswer> {
  const verdict = judgeNewOperator(form);
  if (!verdict.ok) return verdict;
  const { name, code } = verdict.value;
  return db.$transaction(async (tx): Promise<OperatorAnswer> => {
    const [sameName, sameCode] = [
      await tx.operator.findFirst({ where: { name } }),
      await tx.operator.findUnique({ where: { code } }),
    ];
    if (sameName || sameCode)
      return refused({ ...(sameName && { name: 'taken' }), ...(sameCode && { code: 'taken' }) });
    const { id } = await tx.operator.create({ data: { id: randomUUID(), code, name } });
    await trace(tx, 'operator.create', { id, by, now, after: { code, name } });
    return { ok: true, code };
  });
}

/** Changes the raison sociale; null when the operator does not exist for the asker. */
export async function renameOperator(
  db: Database,
  asked: { code: string; name: string; scope: Scope; by: By },
  now: Date,
): Promise<OperatorAnswer | null> {
  const problem = operatorNameProblem(asked.name);
  if (problem) return refused({ name: problem });
  const name = asked.name.trim();
  return db.$transaction(async (tx): Promise<OperatorAnswer | null> => {
    const operator = await tx.operator.findFirst({
      where: { AND: [operatorsWithin(asked.scope), { code: asked.code }] },
    });
    if (!operator) return null;
    const { id, code } = operator;
    if (await tx.operator.findFirst({ where: { name, id: { not: id } } })) return refused({ name: 'taken' });
    await tx.operator.update({ where: { id }, data: { name } });
    const { by } = asked;
    await trace(tx, 'operator.rename', { id, by, now, before: { name: operator.name }, after: { name } });
    return { ok: true, code };
  });
}

export type AdministratorAnswer =
  | { ok: true; login: string; sent: boolean }
  | { ok: false; problems: AdministratorProblems }
  | { ok: false; reason: 'exists' };

/**
 * The first administrator of an operator (OWF-200), with every e-service, since nobody grants what they do not hold, and
 * without a password: a link to choose one is mailed. Refused while there is one. Null when the operator does not exist.
 */
export async function createAdministrator(
  dependencies: LinkDependencies,
  asked: { code: string; form: AdministratorForm; scope: Scope; by: By },
  now: Date,
): Promise<AdministratorAnswer | null> {
  const verdict = judgeAdministrator(asked.form);
  if (!verdict.ok) return verdict;
  const { login, name, email } = verdict.value;
  const created = await dependencies.db.$transaction(async (tx) => {
    const operator = await tx.operator.findFirst({
      where: { AND: [operatorsWithin(asked.scope), { code: asked.code }] },
      include: { users: { where: { ...people, role: 'operatorAdmin' } } },
    });
    if (!operator) return null;
    if (operator.users.length > 0) return 'exists';
    // Logins are never reused, those of disabled accounts included.
    if (await tx.user.findUnique({ where: { login } })) return 'taken';
    const user = await tx.user.create({
      data: {
        ...{ id: randomUUID(), login, name, email, role: 'operatorAdmin' },
        passwordHash: noPassword,
        createdAt: now,
        operatorId: operator.id,
        grants: { create: serviceNames.map((service) => ({ service })) },
      },
      include: { operator: true },
    });
    const after = { login, name, email, services: serviceNames };
    await trace(tx, 'operator.createAdministrator', { id: operator.id, by: asked.by, now, after });
    return user;
  });
  if (created === null) return null;
  if (created === 'exists') return { ok: false, reason: 'exists' };
  if (created === 'taken') return { ok: false, problems: { login: 'taken' } };
  return { ok: true, login, sent: await sendPasswordLink(dependencies, created, now) };
}

/** Another link for an administrator who lost theirs; null when there is no such administrator for the asker. */
export async function sendAdministratorLink(
  dependencies: LinkDependencies,
  asked: { code: string; login: string; scope: Scope; by: By },
  now: Date,
): Promise<boolean | null> {
  const user = await dependencies.db.$transaction(async (tx) => {
    const found = await tx.user.findFirst({
      where: {
        AND: [
          { ...people, login: asked.login, role: 'operatorAdmin' },
          { operator: { AND: [operatorsWithin(asked.scope), { code: asked.code }] } },
        ],
      },
      include: { operator: true },
    });
    if (found?.operator)
      await trace(tx, 'operator.sendLink', {
        ...{ id: found.operator.id, by: asked.by, now },
        after: { login: found.login },
      });
    return found;
  });
  return user && sendPasswordLink(dependencies, user, now);
}

interface Traced extends AuditChanges {
  id: string;
  by: By;
  now: Date;
}

type Deed = 'operator.create' | 'operator.rename' | 'operator.createAdministrator' | 'operator.sendLink';

const trace = (tx: Transaction, action: Deed, { id, by, now, ...changes }: Traced) =>
  audit(tx, now, {
    action,
    actor: by,
    operatorId: id,
    subject: `operator:${id}`,
    fromAddress: by.address,
    ...changes,
  });
