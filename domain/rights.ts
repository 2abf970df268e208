import type { RightRow as DeclaredRight } from './kit/manifest.ts';
import { roles, type Role } from './kit/roles.ts';
import { joined, type NameIn } from './manifests.ts';
import { serviceNames, type Service } from './services.ts';

/** Who may do what. The one table, joined from the manifests: navigation, pages, actions, validators and queries ask it. */

export { roles, type Reach, type Role } from './kit/roles.ts';

/** The role that a row of an account says; nobody acts under one that is none of these. */
export function roleOf({ role: written }: { role: string }): Role {
  const role = roles.find((known) => known === written);
  if (!role) throw new Error(`A user has the unknown role ${written}`);
  return role;
}

/** The wholesaler's own people, who hold every e-service. */
const wholesalerRoles: readonly Role[] = ['backOffice', 'operations'];

interface RightRow extends DeclaredRight {
  service?: Service;
}

export type Action = NameIn<'rights'>;

export const rights: Readonly<Record<Action, RightRow>> = joined('rights');

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
