import { serviceNames, type Service } from './services.ts';

/** Who may do what. The one table: navigation, pages, actions, validators and queries ask it. */

/**
 * Cocontractant account of a QPC contract, administrator and user of an operator, back office of the wholesaler,
 * operations engineer.
 */
export const roles = ['contract', 'operatorAdmin', 'operatorUser', 'backOffice', 'operations'] as const;
export type Role = (typeof roles)[number];

/** The role that a row of an account says; nobody acts under one that is none of these. */
export function roleOf({ role: written }: { role: string }): Role {
  const role = roles.find((known) => known === written);
  if (!role) throw new Error(`A user has the unknown role ${written}`);
  return role;
}

/** The wholesaler's own people, who hold every e-service. */
const wholesalerRoles: readonly Role[] = ['backOffice', 'operations'];

export type Action =
  | 'account.read'
  | 'account.update'
  | 'user.read'
  | 'user.manage'
  | 'staff.manage'
  | 'operator.manage'
  | 'operator.viewAs'
  | 'contract.manage'
  | 'publication.manage'
  | 'service.manage'
  | 'audit.read'
  | 'task.handle'
  | 'qualification.read'
  | 'qualification.submit'
  | 'qualification.download'
  | 'certificate.read'
  | 'certificate.download'
  | 'certificate.manage'
  | 'process.read'
  | 'process.retry'
  | 'process.cancel'
  | 'process.runAgain'
  | 'system.pause';

/** How far a right reaches: the person alone, its contract, its whole operator, everyone. */
export type Reach = 'none' | 'self' | 'contract' | 'operator' | 'all';

interface ActionRow {
  /** The e-service that must be granted, where the action belongs to one. */
  service?: Service;
  /** Whether it only looks: what is left to whoever sees an operator's pages read-only. */
  reads?: true;
  reach: Readonly<Record<Role, Reach>>;
}

const everyoneSelf = {
  contract: 'self',
  operatorAdmin: 'self',
  operatorUser: 'self',
  backOffice: 'self',
  operations: 'self',
} as const;
const ofOperator = { contract: 'contract', operatorAdmin: 'operator', operatorUser: 'operator' } as const;
const backOfficeOnly = {
  contract: 'none',
  operatorAdmin: 'none',
  operatorUser: 'none',
  backOffice: 'all',
  operations: 'none',
} as const;
const operationsOnly = {
  contract: 'none',
  operatorAdmin: 'none',
  operatorUser: 'none',
  backOffice: 'none',
  operations: 'all',
} as const;

export const rights: Readonly<Record<Action, ActionRow>> = {
  'account.read': { reads: true, reach: everyoneSelf },
  'account.update': { reach: everyoneSelf },
  // The administrator of the operator for its own people; the back office for its first administrator (OWF-200).
  'user.read': { reads: true, reach: { ...backOfficeOnly, operatorAdmin: 'operator' } },
  'user.manage': { reach: { ...backOfficeOnly, operatorAdmin: 'operator' } },
  // The wholesaler's own people.
  'staff.manage': { reach: backOfficeOnly },
  'operator.manage': { reach: backOfficeOnly },
  'operator.viewAs': { reach: backOfficeOnly },
  // The administrator of QPC (QPC-003, QPC-014).
  'contract.manage': { reach: backOfficeOnly },
  'publication.manage': { reach: backOfficeOnly },
  // Where the applications of the wholesaler are.
  'service.manage': { reach: backOfficeOnly },
  // An operator sees what was done to its own (OWF-215), the wholesaler's people everything.
  'audit.read': { reads: true, reach: { ...backOfficeOnly, operatorAdmin: 'operator', operations: 'all' } },
  // Which of the tasks within reach are whose is told by domain/task.ts. An operator's tasks name no contract: a
  // contract's own account would see its neighbours'.
  'task.handle': { reach: { ...ofOperator, contract: 'none', backOffice: 'all', operations: 'all' } },
  'qualification.read': {
    reads: true,
    service: 'qpc',
    reach: { ...ofOperator, backOffice: 'all', operations: 'none' },
  },
  'qualification.submit': {
    service: 'qpc',
    reach: { ...ofOperator, backOffice: 'none', operations: 'none' },
  },
  // Results hold personal data: the wholesaler's people see that they exist, not what they say.
  'qualification.download': {
    service: 'qpc',
    reach: { ...ofOperator, backOffice: 'none', operations: 'none' },
  },
  // The administrator and whom it granted the e-service (OWF-183, OWF-198).
  'certificate.read': {
    reads: true,
    service: 'certificates',
    reach: { ...ofOperator, contract: 'none', backOffice: 'all', operations: 'none' },
  },
  // Keys of machines: for their operator alone.
  'certificate.download': {
    service: 'certificates',
    reach: { ...ofOperator, contract: 'none', backOffice: 'none', operations: 'none' },
  },
  // Deposit, revocation, delays, what is held back or sent at once.
  'certificate.manage': { reach: backOfficeOnly },
  'process.read': { reads: true, reach: operationsOnly },
  'process.retry': { reach: operationsOnly },
  'process.cancel': { reach: operationsOnly },
  'process.runAgain': { reach: operationsOnly },
  'system.pause': { reach: operationsOnly },
};

/** The back office as it looks at an operator's pages: what its administrator may read, with every e-service there is. */
export function viewerOf(userId: string, operatorId: string, services: readonly Service[]): Actor {
  return { userId, role: 'operatorAdmin', operatorId, contractId: null, services, readOnly: true };
}

/** A person as the session knows it at this request. */
export interface Actor {
  userId: string;
  role: Role;
  operatorId: string | null;
  contractId: string | null;
  services: readonly Service[];
  /** « Voir comme »: everything is shown as it is to the role, nothing can be changed. */
  readOnly?: true;
}

/** What a right applies to. */
export interface Subject {
  userId?: string;
  operatorId?: string;
  contractId?: string;
}

/** Where an actor may do something: the condition that every query of it carries. */
export type Scope =
  | { reach: 'none' }
  | { reach: 'self'; userId: string }
  | { reach: 'contract'; contractId: string }
  | { reach: 'operator'; operatorId: string }
  | { reach: 'all' };

export function isOfWholesaler(actor: Actor): boolean {
  return wholesalerRoles.includes(actor.role);
}

/** Which e-services an actor holds (OWF-006). */
export function heldServices(actor: Actor): readonly Service[] {
  return isOfWholesaler(actor) ? serviceNames : actor.services;
}

/** Whether the service that somebody leaves is QPC: the account of a contract has no other. */
export function isOfQpc(actor: Actor): boolean {
  return actor.role === 'contract' || may(actor, 'qualification.submit');
}

/** Where `actor` may do `action`. */
export function scopeOf(actor: Actor, action: Action): Scope {
  const { service, reads, reach } = rights[action];
  if (actor.readOnly && !reads) return { reach: 'none' };
  if (service && !heldServices(actor).includes(service)) return { reach: 'none' };
  switch (reach[actor.role]) {
    case 'none':
      return { reach: 'none' };
    case 'self':
      return { reach: 'self', userId: actor.userId };
    case 'contract':
      return actor.contractId ? { reach: 'contract', contractId: actor.contractId } : { reach: 'none' };
    case 'operator':
      return actor.operatorId ? { reach: 'operator', operatorId: actor.operatorId } : { reach: 'none' };
    case 'all':
      return { reach: 'all' };
  }
}

/** Whether `actor` may do `action` to `subject`. Without a subject: whether there is anything it may do it to. */
export function may(actor: Actor, action: Action, subject?: Subject): boolean {
  const scope = scopeOf(actor, action);
  if (!subject) return scope.reach !== 'none';
  switch (scope.reach) {
    case 'none':
      return false;
    case 'self':
      return subject.userId === scope.userId;
    case 'contract':
      return subject.contractId === scope.contractId;
    case 'operator':
      return subject.operatorId === scope.operatorId;
    case 'all':
      return true;
  }
}
