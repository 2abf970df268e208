import 'server-only';
import { parisDay } from '#domain/kit/calendar/paris-day';
import { scopeOf, type Actor } from '#domain/rights';
import type { QualificationType } from '#domain/kit/references/identifier';
import { limitOfDay } from '#domain/qualification/limits';
import type { Database } from '#prisma/client';
import { contractsWithin } from '#web/server/scope';

/** A contract that a person may submit files for. */
export interface TargetContract {
  id: string;
  operatorId: string;
  /** Code identifiant, 5 digits. */
  identifiant: string;
  type: QualificationType;
  /** Profiles that it may send today, and how many of them today's accepted files have taken. */
  limit: number;
  used: number;
}

/** The contracts with the option that `actor` may submit files for, by identifiant; `now` tells the day of the quota. */
export async function targetContracts(db: Database, actor: Actor, now: Date): Promise<TargetContract[]> {
  const day = parisDay(now);
  const contracts = await db.qpcContract.findMany({
    where: { AND: [contractsWithin(scopeOf(actor, 'qualification.submit')), { optionActive: true }] },
    orderBy: { identifiant: 'asc' },
    include: { exceptions: { where: { day } }, quotaDays: { where: { day } } },
  });
  return contracts.map((contract) => ({
    id: contract.id,
    operatorId: contract.operatorId,
    identifiant: contract.identifiant,
    type: contract.qualificationType === 'aliase' ? 'aliase' : 'nonAliase',
    limit: limitOfDay(contract, contract.exceptions[0]),
    used: contract.quotaDays[0]?.used ?? 0,
  }));
}

/** The contract that an upload is for: the chosen one, or the only one. Undefined where that is not clear or not allowed. */
export function chooseContract(
  contracts: readonly TargetContract[],
  chosen: string | null,
): TargetContract | undefined {
  if (chosen !== null) return contracts.find(({ id }) => id === chosen);
  return contracts.length === 1 ? contracts[0] : undefined;
}
