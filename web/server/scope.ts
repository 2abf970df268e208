import 'server-only';
import { operatorRoles } from '#domain/accounts/form';
import { scopeOf, type Actor, type Scope } from '#domain/rights';
import { staffRoles } from '#domain/accounts/staff';
import { inboxOf } from '#domain/task';

/**
 * The one place where a scope becomes the condition of a query. What it excludes does not exist for the asker.
 * Put it under AND beside the query's own conditions: `where: { AND: [ownedWithin(scope), { id }] }`.
 */

/** A condition that no row fulfils. Not `OR: []`, which Prisma drops without a word when it stands under an AND. */
const noOne = { in: [] as string[] };

/** For rows that name their operator, contract and person: Qualification, StagedFile. */
export function ownedWithin(scope: Scope) {
  switch (scope.reach) {
    case 'none':
      return { userId: noOne };
    case 'self':
      return { userId: scope.userId };
    case 'contract':
      return { contractId: scope.contractId };
    case 'operator':
      return { operatorId: scope.operatorId };
    case 'all':
      return {};
  }
}

/** For QpcContract. A contract belongs to no person. */
export function contractsWithin(scope: Scope) {
  switch (scope.reach) {
    case 'none':
    case 'self':
      return { id: noOne };
    case 'contract':
      return { id: scope.contractId };
    case 'operator':
      return { operatorId: scope.operatorId };
    case 'all':
      return {};
  }
}

/** For User: the people of operators whose accounts are managed as such; those of contracts are not. */
export function peopleWithin(scope: Scope) {
  return { AND: [ofOperatorWithin(scope), { role: { in: [...operatorRoles] as string[] } }] };
}

/**
 * For rows that name their operator only: Process, AuditRow, AccountCreation, StagedAccounts. A narrower scope than an
 * operator reaches none of them.
 */
export function ofOperatorWithin(scope: Scope) {
  switch (scope.reach) {
    case 'none':
    case 'self':
    case 'contract':
      return { operatorId: noOne };
    case 'operator':
      return { operatorId: scope.operatorId };
    case 'all':
      return {};
  }
}

/** For Task: those of the person's own role, or of its operator for an e-service that it holds. */
export function tasksOf(actor: Actor) {
  const inbox = inboxOf(actor);
  if (inbox === null) return { id: noOne };
  if ('audience' in inbox) return { audience: inbox.audience };
  return {
    ...{ audience: 'operator', operatorId: inbox.operatorId },
    service: { in: [...inbox.services] },
  };
}

/** For Operator itself. */
export function operatorsWithin(scope: Scope) {
  switch (scope.reach) {
    case 'none':
    case 'self':
    case 'contract':
      return { id: noOne };
    case 'operator':
      return { id: scope.operatorId };
    case 'all':
      return {};
  }
}

/** For the wholesaler's own people among User: whoever does not reach everyone reaches none of them. */
export function staffWithin(scope: Scope) {
  return scope.reach === 'all' ? { role: { in: [...staffRoles] as string[] } } : { id: noOne };
}

/** For the feed of changes, whose rows name their operator only and say nothing more: who is woken by them. */
export function hearsOf(actor: Actor): (operatorId: string | null) => boolean {
  const heard = ['qualification.read', 'process.read', 'user.read', 'certificate.read'] as const;
  const reaches = heard.map((action) => scopeOf(actor, action).reach);
  // Without an e-service there is no task either.
  if (actor.services.length > 0) reaches.push(scopeOf(actor, 'task.handle').reach);
  if (reaches.includes('all')) return () => true;
  if (reaches.every((reach) => reach === 'none')) return () => false;
  return (operatorId) => operatorId !== null && operatorId === actor.operatorId;
}
