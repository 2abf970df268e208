import { inFourDigits } from './paris-day.ts';

const parisMinutes = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** An instant as the clocks of Paris show it: AAAA-MM-JJTHH:MM, as a field of a form holds it. */
export function parisTime(instant: Date): string {
  return parisMinutes.format(inFourDigits(instant)).replace(' ', 'T');
}

/**
 * The instant at which the clocks of Paris show a time (AAAA-MM-JJTHH:MM); null for what they never show. Of the hour
 * that comes twice in autumn, the first.
 */
export function parisInstant(time: string): Date | null {
  if (!/^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(time)) return null;
  const candidates = ['+02:00', '+01:00'].map((offset) => new Date(`${time}:00${offset}`));
  return candidates.find((at) => !Number.isNaN(at.getTime()) && parisTime(at) === time) ?? null;
}
