import 'server-only';
import { randomUUID } from 'node:crypto';
import {
  judgeNewContract,
  judgeTerms,
  type ContractForm,
  type ContractProblems,
  type NewContract,
} from '#domain/qualification/contract';
import { operatorCodeOf } from '#domain/accounts/operator';
import { dailyLimit } from '#domain/qualification/limits';
import { qualificationTypeOf, type QualificationType } from '#domain/kit/references/identifier';
import type { Scope } from '#domain/rights';
import type { Database, Operator, QpcContract, Transaction, User } from '#prisma/client';
import { noPassword } from '#prisma/password';
import { audit, type By } from '#web/server/audit';
import { sendPasswordLink, type LinkDependencies } from '#web/server/password-link';
import { contractsWithin } from '#web/server/scope';

/** A contract as the back office sees it; it travels to the browser as it is. */
export interface ContractView {
  id: string;
  identifiant: string;
  operatorName: string;
  operatorCode: string;
  masterCode: string;
  qualificationType: QualificationType;
  email: string;
  optionActive: boolean;
  unknownAsWord: boolean;
  /** Of its own; null where the house's holds. */
  dailyProfiles: number | null;
  /** Which holds. */
  limit: number;
  /** Whether its account has chosen a password. */
  active: boolean;
}

/** `sent`: whether the process that mails the initial credentials was started. */
export type OpenAnswer =
  | { ok: true; identifiant: string; sent: boolean }
  | { ok: false; problems: ContractProblems };
export type ChangeAnswer = { ok: true } | { ok: false; problems: ContractProblems };

export const withAccount = { operator: true, user: true } as const;
export type ContractRow = QpcContract & { operator: Operator; user: User | null };

export function viewOf(row: ContractRow): ContractView {
  const { id, identifiant, masterCode, optionActive, unknownAsWord, dailyProfiles } = row;
  return {
    id,
    identifiant,
    masterCode,
    optionActive,
    unknownAsWord,
    dailyProfiles,
    operatorName: row.operator.name,
    operatorCode: row.operator.code,
    qualificationType: qualificationTypeOf(row.qualificationType),
    email: row.user?.email ?? '',
    limit: dailyLimit(row),
    active: row.user !== null && row.user.passwordHash !== noPassword,
  };
}

export async function findContract(
  db: Database,
  scope: Scope,
  identifiant: string,
): Promise<ContractView | null> {
  const where = { AND: [contractsWithin(scope), { identifiant }] };
  const row = await db.qpcContract.findFirst({ where, include: withAccount });
  return row && viewOf(row);
}

/**
 * Opens a contract with its account, and its operator where it is new, in one transaction with its audit row; then the
 * account's initial credentials are mailed by a durable process (QPC-003, QPC-014).
 */
export async function openContract(
  dependencies: LinkDependencies,
  form: ContractForm,
  by: By,
  now: Date,
): Promise<OpenAnswer> {
  const verdict = judgeNewContract(form);
  if (!verdict.ok) return verdict;
  const wanted = verdict.value;
  const opened = await dependencies.db.$transaction((tx) => create(tx, wanted, by, now));
  if (!opened.ok) return opened;
  const sent = await sendPasswordLink(dependencies, opened.user, now);
  return { ok: true, identifiant: wanted.identifiant, sent };
}

async function create(tx: Transaction, wanted: NewContract, by: By, now: Date) {
  const { identifiant, masterCode, email, qualificationType, dailyProfiles, optionActive, unknownAsWord } =
    wanted;
  // Logins are never reused, those of disabled accounts included.
  if (await tx.user.findUnique({ where: { login: identifiant } })) return refused({ identifiant: 'taken' });
  const operator =
    'id' in wanted.operator
      ? await tx.operator.findUnique({ where: { id: wanted.operator.id } })
      : await newOperator(tx, wanted.operator.name);
  if (operator === 'taken') return refused({ operatorName: 'taken' });
  if (!operator) return refused({ operatorId: 'unknown' });
  const terms = { masterCode, qualificationType, dailyProfiles, optionActive, unknownAsWord };
  const contract = await tx.qpcContract.create({
    data: { id: randomUUID(), operatorId: operator.id, identifiant, ...terms },
  });
  const user = await tx.user.create({
    data: {
      id: randomUUID(),
      login: identifiant,
      role: 'contract',
      name: operator.name,
      email,
      passwordHash: noPassword,
      createdAt: now,
      operatorId: operator.id,
      contractId: contract.id,
    },
    include: { operator: true },
  });
  await audit(tx, now, {
    action: 'contract.open',
    actor: by,
    operatorId: operator.id,
    subject: `contract:${contract.id}`,
    after: { identifiant, operator: operator.name, email, ...terms },
    fromAddress: by.address,
  });
  return { ok: true as const, user };
}

const refused = (problems: ContractProblems) => ({ ok: false as const, problems });

async function newOperator(tx: Transaction, name: string) {
  if (await tx.operator.findFirst({ where: { name } })) return 'taken' as const;
  const wanted = operatorCodeOf(name);
  const alike = await tx.operator.findMany({
    where: { code: { startsWith: wanted } },
    select: { code: true },
  });
  const codes = new Set(alike.map(({ code }) => code));
  let code = wanted;
  for (let n = 2; codes.has(code); n += 1) code = `${wanted}-${n}`;
  return tx.operator.create({ data: { id: randomUUID(), code, name } });
}

/** Changes what may be changed of a contract; null when it does not exist for the asker. */
export async function changeContract(
  db: Database,
  { identifiant, form, scope, by }: { identifiant: string; form: ContractForm; scope: Scope; by: By },
  now: Date,
): Promise<ChangeAnswer | null> {
  const verdict = judgeTerms(form);
  if (!verdict.ok) return verdict;
  const { email, ...terms } = verdict.value;
  return db.$transaction(async (tx) => {
    const before = await tx.qpcContract.findFirst({
      where: { AND: [contractsWithin(scope), { identifiant }] },
      include: { user: true },
    });
    if (!before?.user) return null;
    await tx.qpcContract.update({ where: { id: before.id }, data: terms });
    await tx.user.update({ where: { id: before.user.id }, data: { email } });
    const { masterCode, dailyProfiles, optionActive, unknownAsWord } = before;
    await audit(tx, now, {
      action: 'contract.change',
      actor: by,
      operatorId: before.operatorId,
      subject: `contract:${before.id}`,
      before: { email: before.user.email, masterCode, dailyProfiles, optionActive, unknownAsWord },
      after: { email, ...terms },
      fromAddress: by.address,
    });
    return { ok: true };
  });
}

/**
 * Mails a link with which the account chooses a password, to whoever never had one, or lost it or the identifiant: the
 * administrator is the last resort (QPC-036). Null when the contract does not exist for the asker.
 */
export async function sendCredentials(
  dependencies: LinkDependencies,
  { identifiant, scope, by }: { identifiant: string; scope: Scope; by: By },
  now: Date,
): Promise<boolean | null> {
  const { db } = dependencies;
  const contract = await db.qpcContract.findFirst({
    where: { AND: [contractsWithin(scope), { identifiant }] },
    include: { user: { include: { operator: true } } },
  });
  const user = contract?.user;
  if (!contract || !user) return null;
  await db.$transaction((tx) =>
    audit(tx, now, {
      action: 'contract.sendCredentials',
      actor: by,
      operatorId: contract.operatorId,
      subject: `contract:${contract.id}`,
      fromAddress: by.address,
    }),
  );
  return sendPasswordLink(dependencies, user, now);
}
