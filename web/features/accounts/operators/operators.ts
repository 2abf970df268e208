import 'server-only';
import { randomUUID } from 'node:crypto';
import {
  judgeNewOperator,
  operatorNameProblem,
  type OperatorForm,
  type OperatorProblems,
} from '#domain/accounts/operator';
import type { Scope } from '#domain/rights';
import type { Database, Operator, Transaction } from '#prisma/client';
import { audit, type AuditChanges, type By } from '#web/server/audit';
import { operatorsWithin } from '#web/server/scope';

/** A line of the list; it travels to the browser as it is. */
export interface OperatorLine {
  id: string;
  code: string;
  name: string;
  contracts: number;
  /** Accounts that are not disabled, those of contracts left out. */
  people: number;
}

export interface OperatorView {
  id: string;
  code: string;
  name: string;
  contracts: number;
  people: number;
  administrators: number;
}

const people = { disabledAt: null, contractId: null };

export const counted = {
  _count: { select: { contracts: true, users: { where: people } } },
} as const;
export type CountedOperator = Operator & { _count: { contracts: number; users: number } };

export const lineOf = ({ id, code, name, _count }: CountedOperator): OperatorLine => ({
  ...{ id, code, name },
  ...{ contracts: _count.contracts, people: _count.users },
});

export async function findOperator(db: Database, scope: Scope, code: string): Promise<OperatorView | null> {
  const found = await db.operator.findFirst({
    where: { AND: [operatorsWithin(scope), { code }] },
    include: {
      users: { where: people, select: { role: true } },
      _count: { select: { contracts: true } },
    },
  });
  return (
    found && {
      id: found.id,
      code: found.code,
      name: found.name,
      contracts: found._count.contracts,
      people: found.users.length,
      administrators: found.users.filter(({ role }) => role === 'operatorAdmin').length,
    }
  );
}

/** Those that something may be for, by their names. */
export async function listOperators(db: Database): Promise<{ id: string; code: string; name: string }[]> {
  return db.operator.findMany({ select: { id: true, code: true, name: true }, orderBy: { name: 'asc' } });
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

interface Traced extends AuditChanges {
  id: string;
  by: By;
  now: Date;
}

type Deed = 'operator.create' | 'operator.rename';

const trace = (tx: Transaction, action: Deed, { id, by, now, ...changes }: Traced) =>
  audit(tx, now, {
    action,
    actor: by,
    operatorId: id,
    subject: `operator:${id}`,
    fromAddress: by.address,
    ...changes,
  });
