const parisDate = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The Europe/Paris calendar day of an instant, as AAAA-MM-JJ. Depends on the machine's time zone data: call it from activities. */
export function parisDay(instant: Date): string {
  return parisDate.format(instant);
}
