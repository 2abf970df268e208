import 'server-only';
import { dayAfter, isDay, parisMidnight } from '#domain/calendar/paris-day';
import {
  qualificationStatuses,
  stateOfStatus,
  unlistedStates,
  type QualificationStatus,
} from '#domain/qualification/state';
import type { Place } from './keyset.ts';

/** What « Récupération d'une qualification » is narrowed to; days are Europe/Paris, AAAA-MM-JJ, both included. */
export interface QualificationFilter {
  status?: QualificationStatus | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** The filter as an address says it; what no form of ours wrote is left out. */
export function readFilter(given: {
  status?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}): QualificationFilter {
  const day = (text: string | undefined) => (text !== undefined && isDay(text) ? text : undefined);
  return {
    status: qualificationStatuses.find((known) => known === given.status),
    from: day(given.from),
    to: day(given.to),
  };
}

/**
 * The conditions of one page: one span of time that both the days and the place bound, so that the database finds its
 * first row by the index, however deep the page is. Ties at the place are told apart by id.
 */
export function pageConditions(
  { status, from, to }: QualificationFilter,
  place: Place | undefined,
  compare: 'gt' | 'lt',
) {
  const first = from ? parisMidnight(from) : undefined;
  const end = to ? parisMidnight(dayAfter(to)) : undefined;
  const back = place && compare === 'lt' && (!end || place.at < end) ? place : undefined;
  const forward = place && compare === 'gt' && (!first || place.at > first) ? place : undefined;
  const tie = back ?? forward;
  return {
    // A status is one state, found by the index; all of them are what is not left out, because a list of states would
    // tempt the database to sort the whole list.
    state: status ? { equals: stateOfStatus(status) } : { notIn: unlistedStates },
    submittedAt: {
      ...(forward ? { gte: forward.at } : first && { gte: first }),
      ...(back ? { lte: back.at } : end && { lt: end }),
    },
    ...(tie && {
      OR: [{ submittedAt: { not: tie.at } }, { id: { [compare]: tie.id } }],
    }),
  };
}
