import { dayAfter, parisDay } from '#domain/kit/calendar/paris-day';

/** Calendar days before any planned maintenance (« OPS Annexe 5 », OPS-052). */
export const noticeDays = 5;

/** The first day (AAAA-MM-JJ, Europe/Paris) on which a maintenance may begin that is announced at an instant. */
export function earliestMaintenanceDay(announcedAt: Date): string {
  let day = parisDay(announcedAt);
  for (let count = 0; count < noticeDays; count++) day = dayAfter(day);
  return day;
}

/** Whether a maintenance that begins at `from` is announced early enough. */
export function hasNotice(announcedAt: Date, from: Date): boolean {
  return parisDay(from) >= earliestMaintenanceDay(announcedAt);
}
