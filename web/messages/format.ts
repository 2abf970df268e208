/** Every instant is shown in this zone, whatever the machine's. */
const zone = { timeZone: 'Europe/Paris' } as const;

const french = new Intl.DateTimeFormat('fr-FR', {
  ...zone,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const english = new Intl.DateTimeFormat('en-GB', {
  ...zone,
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const hour = new Intl.DateTimeFormat('en-GB', { ...zone, hour: '2-digit', minute: '2-digit' });
const numbers = { fr: new Intl.NumberFormat('fr-FR'), en: new Intl.NumberFormat('en-GB') };
/** Written out, because the catalogue's own type would close a circle: its texts are made with these functions. */
type Locale = keyof typeof numbers;
const percents = {
  fr: new Intl.NumberFormat('fr-FR', { style: 'percent' }),
  en: new Intl.NumberFormat('en-GB', { style: 'percent' }),
};

const finePercents = {
  fr: new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 }),
};
const euros = {
  fr: new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }),
  en: new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' }),
};

/** 21/11/2026 à 09:41, or 21 Nov 2026, 09:41. */
export function formatInstant(locale: Locale, iso: string): string {
  const of = Object.fromEntries(
    (locale === 'fr' ? french : english).formatToParts(new Date(iso)).map(({ type, value }) => [type, value]),
  );
  const time = `${of.hour}:${of.minute}`;
  return locale === 'fr'
    ? `${of.day}/${of.month}/${of.year} à ${time}`
    : `${of.day} ${of.month} ${of.year}, ${time}`;
}

const stamp = new Intl.DateTimeFormat('sv-SE', { ...zone, dateStyle: 'short', timeStyle: 'medium' });

/** 2026-11-21 09:41:05, which files sort by. */
export function formatStamp(iso: string): string {
  return stamp.format(new Date(iso));
}

/** 21/11/2026, or 21 Nov 2026, of an instant. */
export function formatInstantDay(locale: Locale, iso: string): string {
  return formatInstant(locale, iso).split(locale === 'fr' ? ' à ' : ', ')[0] ?? iso;
}

/** The same of a day AAAA-MM-JJ. */
export function formatDay(locale: Locale, day: string): string {
  return formatInstantDay(locale, `${day}T12:00:00Z`);
}

/** 09:41. */
export function formatTime(iso: string): string {
  return hour.format(new Date(iso));
}

const second = new Intl.DateTimeFormat('en-GB', { ...zone, timeStyle: 'medium' });

/** Since when something waits and when it is tried again; with seconds where both would read the same. */
export function formatSpan(locale: Locale, since: string, until: string): [since: string, until: string] {
  const [from, to] = [formatInstant(locale, since), formatTime(until)];
  if (from !== formatInstant(locale, until)) return [from, to];
  return [from.replace(to, second.format(new Date(since))), second.format(new Date(until))];
}

/** 50 000 with a narrow non-breaking space, or 50,000. */
export function formatNumber(locale: Locale, value: number): string {
  return numbers[locale].format(value);
}

/** 45 %, or 45%; rounded down, so that 100 % means the end. */
export function formatShare(locale: Locale, done: number, total: number): string {
  return percents[locale].format(total === 0 ? 0 : Math.floor((done / total) * 100) / 100);
}

/** 12,5 %, or 12.5%: for parts of a whole that stand beside each other. */
export function formatPart(locale: Locale, part: number, whole: number): string {
  return finePercents[locale].format(whole === 0 ? 0 : part / whole);
}

/** 1 234,50 €, or €1,234.50, from cents. */
export function formatEuros(locale: Locale, cents: number): string {
  return euros[locale].format(cents / 100);
}

/** As the texts of the service are written: « 100 000 » with plain spaces. */
export function plainThousands(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, ' ');
}

/** 12 s, 3 min, 2 h, 4 j (d): whole units, rounded down. */
export function formatAge(locale: Locale, milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return `${Math.max(0, Math.floor(milliseconds / 1_000))} s`;
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`;
  return `${Math.floor(minutes / 1_440)} ${locale === 'fr' ? 'j' : 'd'}`;
}

const mebibyte = 1024 * 1024;

/** 20 Mo, or 20 MB: rounded to one decimal place; small files in Ko (KB). */
export function formatBytes(locale: Locale, bytes: number): string {
  const unit = locale === 'fr' ? 'o' : 'B';
  if (bytes < mebibyte) return `${formatNumber(locale, Math.max(1, Math.round(bytes / 1024)))} K${unit}`;
  return `${formatNumber(locale, Math.round((bytes / mebibyte) * 10) / 10)} M${unit}`;
}
