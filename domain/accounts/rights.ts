import { may, roleOf, type Actor } from '#domain/rights';
import { isService, serviceNames, type Service } from '#domain/services';
import { operatorRoles, type OperatorRole } from './form.ts';

/** What who manages people may give them (OWF-200): nobody grants what they do not hold. */

/** What decides which e-services an account holds at this moment. */
export interface Holding {
  granted: readonly string[];
  /** Of the account of a contract: whether its option is subscribed; null for people. */
  contractOption: boolean | null;
  /** Whether any contract of the operator has the option. */
  operatorOption: boolean;
}

/**
 * QPC exists for whom subscribed its option (QPC-002): a contract's own account by its contract, colleagues by their
 * grant while a contract of their operator has it.
 */
export function servicesHeld({ granted, contractOption, operatorOption }: Holding): Service[] {
  if (contractOption !== null) return contractOption ? ['qpc'] : [];
  return granted.filter(isService).filter((service) => service !== 'qpc' || operatorOption);
}

/** An account as its rows say it, with the contracts of its operator that have the option. */
interface Account {
  id: string;
  role: string;
  operatorId: string | null;
  contractId: string | null;
  grants: readonly { service: string }[];
  contract: { optionActive: boolean } | null;
  operator: { contracts: readonly unknown[] } | null;
}

/** As whom an account acts at this moment. */
export function actorOf(account: Account): Actor {
  return {
    userId: account.id,
    role: roleOf(account),
    operatorId: account.operatorId,
    contractId: account.contractId,
    services: servicesHeld({
      granted: account.grants.map(({ service }) => service),
      contractOption: account.contract && account.contract.optionActive,
      operatorOption: (account.operator?.contracts.length ?? 0) > 0,
    }),
  };
}

/** The e-services that `actor` may give and take, in the order of the catalogue. */
export function grantableServices(actor: Actor): readonly Service[] {
  if (!may(actor, 'user.manage')) return [];
  // The wholesaler's people hold none and give each operator's first administrator what it bought.
  if (actor.role === 'backOffice') return serviceNames;
  return serviceNames.filter((service) => actor.services.includes(service));
}

/** The profiles that `actor` may give. */
export function assignableRoles(actor: Actor): readonly OperatorRole[] {
  return may(actor, 'user.manage') ? operatorRoles : [];
}

export function mayGive(
  actor: Actor,
  { role, services }: { role: OperatorRole; services: readonly Service[] },
): boolean {
  const grantable = grantableServices(actor);
  return assignableRoles(actor).includes(role) && services.every((service) => grantable.includes(service));
}

/** What decides whether an operator can still be administered. */
export interface AdministratorStanding {
  id: string;
  role: string;
  disabled: boolean;
  /** Whether it has chosen a password: who cannot log in administers nothing. */
  active: boolean;
}

/** Whether the operator would be left without anyone who can manage its people, were this one disabled or made a user (OWF-215). */
export function isLastAdministrator(people: readonly AdministratorStanding[], id: string): boolean {
  const administrators = people.filter(
    ({ role, disabled, active }) => role === 'operatorAdmin' && !disabled && active,
  );
  return administrators.length === 1 && administrators[0]?.id === id;
}
