import type { AccountBatch, AccountEntry, OperatorRole } from '#domain/accounts/form';
import type { Actor } from '#domain/rights';
import type { Service } from '#domain/services';
import type { Database, User } from '#prisma/client';
import type { AccountsInput } from '#workflows/accounts/creation/contract';
import { anOperator, aUser } from './rows.ts';

/** An entry as a person types it. */
export const anEntry = (given: Partial<AccountEntry> = {}): AccountEntry => {
  const login = given.login ?? 'lea.martin';
  return {
    ...{ login, name: 'Martin', firstName: 'Léa', email: `${login}@alpha-telecom.example` },
    ...{ fixedPhone: '', mobilePhone: '0612345678' },
    ...given,
  };
};

/** *Alpha Télécom*, unless it stands, with an administrator who holds `services` and has a password. */
export async function anAdministrator(
  db: Database,
  services: readonly Service[] = ['tao', 'savTest'],
  given: Partial<User> = {},
) {
  await db.operator.upsert({ where: { code: 'alpha' }, create: anOperator(), update: {} });
  const row = aUser({
    login: 'alpha.admin',
    role: 'operatorAdmin',
    firstName: 'Claire',
    name: 'Aubry',
    ...given,
  });
  const user = await db.user.create({
    data: { ...row, grants: { create: services.map((service) => ({ service })) } },
  });
  const actor: Actor = {
    ...{ userId: user.id, role: 'operatorAdmin', operatorId: 'operator-alpha', contractId: null, services },
  };
  return { user, actor, by: { userId: user.id, login: user.login, address: '192.0.2.1' } };
}

/** A staged form with these logins, sent by the administrator, and the process that it asks for. */
export async function aBatch(
  db: Database,
  logins: readonly string[],
  given: { id?: string; services?: readonly Service[]; role?: OperatorRole; createdAt?: Date } = {},
): Promise<AccountsInput> {
  const { id: submissionId = 'b1', services = ['tao'], role = 'operatorUser' } = given;
  const createdAt = given.createdAt ?? new Date('2026-11-02T08:00:00Z');
  const accounts = logins.map((login) => ({ ...anEntry({ login }), fixedPhone: null }));
  await db.stagedAccounts.create({
    data: {
      ...{ submissionId, operatorId: 'operator-alpha', userId: 'user-alpha.admin', createdAt },
      batch: JSON.stringify({ role, services, accounts } satisfies AccountBatch),
      fromAddress: '192.0.2.1',
    },
  });
  return {
    ...{ submissionId, userId: 'user-alpha.admin', operatorId: 'operator-alpha', operatorCode: 'alpha' },
    ...{ accounts: logins.length, startedAt: createdAt.toISOString() },
  };
}
