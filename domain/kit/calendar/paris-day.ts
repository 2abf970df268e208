const parisDate = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const lastSayable = Date.parse('9999-12-31T22:59:59Z');

/**
 * An instant whose year in Paris has four digits: « no end » of RFC 5280, 4.1.2.5 (31/12/9999 23:59:59 UTC) is in the year
 * 10000 there.
 */
export const inFourDigits = (instant: Date): Date =>
  instant.getTime() > lastSayable ? new Date(lastSayable) : instant;

/** The Europe/Paris calendar day of an instant, as AAAA-MM-JJ. Depends on the machine's time zone data: call it from activities. */
export function parisDay(instant: Date): string {
  return parisDate.format(inFourDigits(instant));
}

/** The instant at which a Europe/Paris calendar day (AAAA-MM-JJ) begins. The clock is never changed at midnight. */
export function parisMidnight(day: string): Date {
  const inSummer = new Date(`${day}T00:00:00+02:00`);
  return parisDay(inSummer) === day ? inSummer : new Date(`${day}T00:00:00+01:00`);
}

/** The calendar day after one, as AAAA-MM-JJ. */
export function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** Whether a text is a day that exists, written AAAA-MM-JJ. */
export function isDay(text: string): boolean {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
