import 'server-only';
import { dayAfter, isDay, parisMidnight } from '#domain/kit/calendar/paris-day';
import type { Place } from '#web/kit/list/keyset';

/** Europe/Paris days, AAAA-MM-JJ, both included. */
export interface DaySpan {
  from?: string | undefined;
  to?: string | undefined;
}

/** The days that an address asks for; what is none is left out. */
export function readDays({ from, to }: DaySpan): DaySpan {
  const day = (text: string | undefined) => (text !== undefined && isDay(text) ? text : undefined);
  return { from: day(from), to: day(to) };
}

/**
 * The conditions of one page: one span of time that both the days and the place bound, so that the database finds its
 * first row by the index, however deep the page is. Ties at the place are told apart by id.
 */
export function spanConditions<C extends string>(
  column: C,
  { from, to }: DaySpan,
  place: Place | undefined,
  compare: 'gt' | 'lt',
) {
  const first = from ? parisMidnight(from) : undefined;
  const end = to ? parisMidnight(dayAfter(to)) : undefined;
  const back = place && compare === 'lt' && (!end || place.at < end) ? place : undefined;
  const forward = place && compare === 'gt' && (!first || place.at > first) ? place : undefined;
  const tie = back ?? forward;
  const span = {
    ...(forward ? { gte: forward.at } : first && { gte: first }),
    ...(back ? { lte: back.at } : end && { lt: end }),
  };
  return {
    // One key, which TypeScript widens to a string.
    ...({ [column]: span } as Record<C, typeof span>),
    ...(tie && {
      OR: [{ [column]: { not: tie.at } } as Record<C, { not: Date }>, { id: { [compare]: tie.id } }],
    }),
  };
}
