import type { Database } from '#prisma/client';
import { aContract, anOperator, aUser } from './rows.ts';

interface Child {
  operatorId?: string | null;
  contractId?: string | null;
  userId?: string | null;
  depositedById?: string;
}

/**
 * Creates the operator, the contract and the people that a row refers to, unless they exist, and returns the row:
 * `await db.qualification.create({ data: await parented(db, aQualification()) })`.
 */
export async function parented<T extends Child>(db: Database, row: T): Promise<T> {
  const { contractId, userId, depositedById } = row;
  const operatorId = row.operatorId ?? (contractId || userId ? anOperator().id : null);
  if (operatorId) {
    const data = anOperator({ id: operatorId, code: operatorId.replace('operator-', '') });
    await db.operator.upsert({ where: { id: operatorId }, create: data, update: {} });
  }
  const ofOperator = operatorId ? { operatorId } : {};
  if (contractId) {
    const identifiant = contractId.replace('contract-', '');
    const data = aContract({ id: contractId, identifiant, ...ofOperator });
    await db.qpcContract.upsert({ where: { id: contractId }, create: data, update: {} });
  }
  if (userId) {
    const data = aUser({ id: userId, login: userId.replace('user-', ''), ...ofOperator });
    await db.user.upsert({ where: { id: userId }, create: data, update: {} });
  }
  if (depositedById) {
    const login = depositedById.replace('user-', '');
    const data = aUser({ id: depositedById, login, role: 'backOffice', operatorId: null });
    await db.user.upsert({ where: { id: depositedById }, create: data, update: {} });
  }
  return row;
}

/** The same for several rows, one after the other, for they may share parents. */
export async function parentedAll<T extends Child>(db: Database, rows: readonly T[]): Promise<T[]> {
  const parentedRows: T[] = [];
  for (const row of rows) parentedRows.push(await parented(db, row));
  return parentedRows;
}
