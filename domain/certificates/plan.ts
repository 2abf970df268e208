import { parisInstant, parisTime } from '#domain/kit/calendar/paris-time';
import { hasExpired } from './facts.ts';

/** When somebody is warned of the end of a certificate (OWF-194 to OWF-196; section 6, 8 bis), in one place. */

export interface NoticeSettings {
  /** Days before the expiry on which its end is announced, and on which it is recalled: whole, descending. */
  alertDays: readonly number[];
  reminderDays: readonly number[];
  /** HH:MM by the clocks of Paris. */
  time: string;
}

export const defaultNoticeSettings: NoticeSettings = {
  alertDays: [60, 30],
  reminderDays: [15, 7, 1],
  time: '09:00',
};

/** As the portal writes them, which judges them first: days as JSON. Null before anybody has set any. */
export function noticeSettingsOf(
  row: { alertDays: string; reminderDays: string; time: string } | null,
): NoticeSettings {
  if (!row) return defaultNoticeSettings;
  const days = (json: string) => JSON.parse(json) as number[];
  return { alertDays: days(row.alertDays), reminderDays: days(row.reminderDays), time: row.time };
}

export interface PlannedNotice {
  kind: 'alert' | 'reminder';
  /** J-60 … J-1. */
  daysBefore: number;
  /** ISO instant. */
  at: string;
}

/**
 * Every warning of a certificate, in their order: at the set time, so many calendar days of Paris before the day on which
 * it expires; an hour later where the clocks skip that time. Needs the machine's time zone data: call it from activities.
 */
export function noticesOf(
  notAfter: string,
  { alertDays, reminderDays, time }: NoticeSettings,
): PlannedNotice[] {
  const lastDay = parisTime(new Date(notAfter)).slice(0, 10);
  const planned = (kind: PlannedNotice['kind']) => (daysBefore: number) => {
    const day = new Date(`${lastDay}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() - daysBefore);
    const said = `${day.toISOString().slice(0, 10)}T${time}`;
    const at = parisInstant(said) ?? new Date(`${said}:00+01:00`);
    return { kind, daysBefore, at: at.toISOString() };
  };
  return [...alertDays.map(planned('alert')), ...reminderDays.map(planned('reminder'))].toSorted((a, b) =>
    a.at < b.at ? -1 : 1,
  );
}

/**
 * Whether the end of a certificate is so near that its mails do not wait for the one of the day, which comes once in a day
 * of Paris, of 25 hours at most.
 */
export const tooNearForDigest = (notAfter: Date, now: Date): boolean =>
  notAfter.getTime() - now.getTime() < 25 * 3_600_000;

/** What a slot does next. */
export interface SlotPlan {
  /** The warning whose turn it is: the last one that is due, else the next to come; null when none is left. */
  notice: PlannedNotice | null;
  /** Whether it is to be sent now. */
  due: boolean;
  /** ISO instant at which something happens by itself; null when nothing will. */
  wakeAt: string | null;
}

/**
 * Of several warnings that have become due, because nobody was there to send them or they were held back, only the last
 * one is sent. All instants are of `toISOString`. `handledUntil`: warnings up to there have been dealt with.
 * `readyUntil`: the end of what stands ready, from which on nothing follows any more.
 */
export function planOf(
  notices: readonly PlannedNotice[],
  {
    notAfter,
    readyUntil = null,
    handledUntil,
    now,
    held,
  }: { notAfter: string; readyUntil?: string | null; handledUntil: string; now: string; held: boolean },
): SlotPlan {
  if (hasExpired(notAfter, new Date(now))) return { notice: null, due: false, wakeAt: null };
  const left = notices.filter(({ at }) => at > handledUntil && at < notAfter);
  const due = left.findLast(({ at }) => at <= now);
  const coming = left.find(({ at }) => at > now);
  const wakeAt = coming?.at ?? notAfter;
  return {
    notice: due ?? coming ?? null,
    due: due !== undefined && !held,
    wakeAt: readyUntil !== null && readyUntil < wakeAt ? readyUntil : wakeAt,
  };
}
