import 'server-only';
import {
  endings,
  processKinds,
  waitReasons,
  wakefulKinds,
  type ProcessKind,
  type WaitReason,
} from '#domain/process';
import { wholesalerCode } from '#workflows/shared/process-id';
import type { ProcessQuery } from '#web/paths';

/** The first condition of the list: by state, as the badges say it. */
export const processViews = [
  'open',
  'waiting',
  'acknowledged',
  'inProgress',
  'completed',
  'rejected',
  'refused',
  'stopped',
  'all',
] as const;
export type ProcessViewName = (typeof processViews)[number];

export interface ProcessFilter {
  show: ProcessViewName;
  kind?: ProcessKind | undefined;
  /** Code of an operator, or the one that stands for the wholesaler. */
  operator?: string | undefined;
  wait?: WaitReason | undefined;
}

/** What an address asks for; what no page of ours wrote is left out. */
export function processFilterOf({ show, kind, operator, wait }: ProcessQuery): ProcessFilter {
  return {
    show: processViews.find((known) => known === show) ?? 'open',
    kind: processKinds.find((known) => known === kind),
    operator: operator && /^[a-z0-9-]{1,60}$/.test(operator) ? operator : undefined,
    wait: waitReasons.find((known) => known === wait),
  };
}

const open = { endedAt: null };
const endedAs = (state: string) => ({ endedAt: { not: null }, endedBy: null, state });

const views = {
  open,
  waiting: { ...open, waitingFor: { in: [...waitReasons] } },
  acknowledged: { ...open, state: 'acknowledged' },
  inProgress: { ...open, state: 'inProgress' },
  completed: endedAs('completed'),
  rejected: endedAs('rejected'),
  refused: endedAs('refused'),
  // By name: an index is used for values, not for « not null ».
  stopped: { endedAt: { not: null }, endedBy: { in: [...endings] } },
  all: {},
} as const satisfies Record<ProcessViewName, object>;

/**
 * Certificates sleep for years by the hundred thousand: among what is open they are shown while they wait, or to whoever
 * asks for their kind. By name, and « open » in each half, for the sake of the indexes.
 */
const awake = {
  OR: [
    { ...open, kind: { in: [...wakefulKinds] } },
    { ...open, waitingFor: { in: [...waitReasons] } },
  ],
};

/** The condition of a query, beside its scope. `operatorId`: of the code in the filter; undefined where no operator has it. */
export function conditionOf({ show, kind, operator, wait }: ProcessFilter, operatorId: string | undefined) {
  return {
    AND: [
      show === 'open' && !kind ? awake : views[show],
      kind ? { kind } : {},
      wait ? { ...open, waitingFor: wait } : {},
      operator ? { operatorId: operator === wholesalerCode ? null : (operatorId ?? 'none') } : {},
    ],
  };
}
