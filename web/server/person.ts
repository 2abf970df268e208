import { roles, type Actor, type Role } from '#domain/rights';
import { isService, type Service } from '#domain/services';
import type { QualificationType } from '#domain/qualification/identifier';
import type { LiveSession } from './session-registry.ts';

export interface Contract {
  id: string;
  /** Code identifiant, 5 digits. */
  identifiant: string;
  /** Code maître, 5 digits. */
  masterCode: string;
  qualificationType: QualificationType;
  optionActive: boolean;
}

export interface Person {
  id: string;
  login: string;
  name: string;
  email: string;
  role: Role;
  operator: { id: string; code: string; name: string } | null;
  contract: Contract | null;
}

type UserRow = LiveSession['user'];

function roleOf(text: string): Role {
  const role = roles.find((known) => known === text);
  if (!role) throw new Error(`A user has the unknown role ${text}`);
  return role;
}

/**
 * The e-services a person holds at this moment. QPC exists for whom subscribed its option (QPC-002): a contract's own
 * account by its contract, colleagues by their grant while a contract of their operator has it.
 */
function servicesOf(user: UserRow): Service[] {
  if (user.contract) return user.contract.optionActive ? ['qpc'] : [];
  const optionActive = (user.operator?.contracts.length ?? 0) > 0;
  const granted = user.grants.map(({ service }) => service).filter(isService);
  return granted.filter((service) => service !== 'qpc' || optionActive);
}

export function actorOf(user: UserRow): Actor {
  return {
    userId: user.id,
    role: roleOf(user.role),
    operatorId: user.operatorId,
    contractId: user.contractId,
    services: servicesOf(user),
  };
}

export function personOf(user: UserRow): Person {
  const { operator, contract } = user;
  return {
    id: user.id,
    login: user.login,
    name: user.name,
    email: user.email,
    role: roleOf(user.role),
    operator: operator && { id: operator.id, code: operator.code, name: operator.name },
    contract: contract && {
      id: contract.id,
      identifiant: contract.identifiant,
      masterCode: contract.masterCode,
      qualificationType: contract.qualificationType === 'aliase' ? 'aliase' : 'nonAliase',
      optionActive: contract.optionActive,
    },
  };
}
