import { fullName } from '#domain/kit/person';
import { roleOf, type Role } from '#domain/rights';
import type { QualificationType } from '#domain/kit/references/identifier';
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
  /** Prénom and nom, as the person is called everywhere. */
  name: string;
  email: string;
  role: Role;
  operator: { id: string; code: string; name: string } | null;
  contract: Contract | null;
}

type UserRow = LiveSession['user'];

export function personOf(user: UserRow): Person {
  const { operator, contract } = user;
  return {
    id: user.id,
    login: user.login,
    name: fullName(user),
    email: user.email,
    role: roleOf(user),
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
