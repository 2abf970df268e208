/**
 * Cocontractant account of a QPC contract, administrator and user of an operator, back office of the wholesaler,
 * operations engineer.
 */
export const roles = ['contract', 'operatorAdmin', 'operatorUser', 'backOffice', 'operations'] as const;
export type Role = (typeof roles)[number];

/** How far a right reaches: the person alone, its contract, its whole operator, everyone. */
export type Reach = 'none' | 'self' | 'contract' | 'operator' | 'all';
export type ReachOfRoles = Readonly<Record<Role, Reach>>;

/** The reaches that rows of rights share. */
export const everyoneSelf = {
  contract: 'self',
  operatorAdmin: 'self',
  operatorUser: 'self',
  backOffice: 'self',
  operations: 'self',
} as const satisfies ReachOfRoles;
export const ofOperator = {
  contract: 'contract',
  operatorAdmin: 'operator',
  operatorUser: 'operator',
} as const satisfies Partial<ReachOfRoles>;
export const backOfficeOnly = {
  contract: 'none',
  operatorAdmin: 'none',
  operatorUser: 'none',
  backOffice: 'all',
  operations: 'none',
} as const satisfies ReachOfRoles;
export const operationsOnly = {
  contract: 'none',
  operatorAdmin: 'none',
  operatorUser: 'none',
  backOffice: 'none',
  operations: 'all',
} as const satisfies ReachOfRoles;
