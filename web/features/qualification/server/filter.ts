import 'server-only';
import {
  qualificationStatuses,
  stateOfStatus,
  unlistedStates,
  type QualificationStatus,
} from '#domain/qualification/state';
import { readDays, spanConditions, type DaySpan } from '#web/server/day-span';
import type { Place } from '#web/kit/list/keyset';

/** What « Récupération d'une qualification » is narrowed to; days are Europe/Paris, AAAA-MM-JJ, both included. */
export interface QualificationFilter extends DaySpan {
  status?: QualificationStatus | undefined;
}

/** The filter as an address says it; what no form of ours wrote is left out. */
export function readFilter(given: {
  status?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}): QualificationFilter {
  return { status: qualificationStatuses.find((known) => known === given.status), ...readDays(given) };
}

/** The conditions of one page. */
export function pageConditions(
  { status, ...days }: QualificationFilter,
  place: Place | undefined,
  compare: 'gt' | 'lt',
) {
  return {
    // A status is one state, found by the index; all of them are what is not left out, because a list of states would
    // tempt the database to sort the whole list.
    state: status ? { equals: stateOfStatus(status) } : { notIn: unlistedStates },
    ...spanConditions('submittedAt', days, place, compare),
  };
}
