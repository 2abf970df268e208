import 'server-only';
import { operatorRoles, type OperatorRole } from '#domain/accounts/form';
import type { Scope } from '#domain/rights';
import { isService, serviceNames, type Service } from '#domain/services';
import { noPassword, type Transaction } from '#prisma/client';
import { peopleWithin } from '#web/server/scope';

/** An account as who manages people sees it; it travels to the browser as it is. */
export interface AccountView {
  id: string;
  login: string;
  name: string;
  firstName: string;
  email: string;
  fixedPhone: string | null;
  mobilePhone: string | null;
  role: OperatorRole;
  /** What it was granted, in the order of the catalogue. */
  services: Service[];
  operatorId: string;
  operatorName: string;
  /** `waiting`: it has not chosen a password yet. */
  state: 'active' | 'waiting' | 'disabled';
  revision: number;
}

export const withGrants = { operator: true, grants: true } as const;

type Row = Awaited<ReturnType<typeof rowOf>>;
const rowOf = (db: Transaction, scope: Scope, id: string) =>
  db.user.findFirst({ where: { AND: [peopleWithin(scope), { id }] }, include: withGrants });

export function accountView(row: NonNullable<Row>): AccountView {
  const { id, login, name, firstName, email, fixedPhone, mobilePhone, revision, operator } = row;
  const role = operatorRoles.find((known) => known === row.role);
  if (!role || !operator) throw new Error('An account of an operator has no operator or another role');
  return {
    ...{ id, login, name, firstName, email, fixedPhone, mobilePhone, revision, role },
    services: servicesOf(row.grants),
    operatorId: operator.id,
    operatorName: operator.name,
    state: row.disabledAt ? 'disabled' : row.passwordHash === noPassword ? 'waiting' : 'active',
  };
}

export function servicesOf(grants: readonly { service: string }[]): Service[] {
  const granted = new Set(grants.map(({ service }) => service).filter(isService));
  return serviceNames.filter((service) => granted.has(service));
}

/** Null when it does not exist for the asker. */
export async function findAccount(db: Transaction, scope: Scope, id: string): Promise<AccountView | null> {
  const row = await rowOf(db, scope, id);
  return row && accountView(row);
}
