import { parisInstant, parisTime } from '../calendar/paris-time.ts';

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

export interface PlannedNotice {
  kind: 'alert' | 'reminder';
  /** J-60 … J-1. */
  daysBefore: number;
  /** ISO instant. */
  at: string;
}

/**
 * Every warning of a certificate, in their order: at the set time, so many calendar days of Paris before the day on which
 * it expires. Needs the machine's time zone data: call it from activities.
 */
export function noticesOf(
  notAfter: string,
  { alertDays, reminderDays, time }: NoticeSettings,
): PlannedNotice[] {
  const lastDay = parisTime(new Date(notAfter)).slice(0, 10);
  const planned = (kind: PlannedNotice['kind']) => (daysBefore: number) => {
    const day = new Date(`${lastDay}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() - daysBefore);
    const at = parisInstant(`${day.toISOString().slice(0, 10)}T${time}`);
    return at ? [{ kind, daysBefore, at: at.toISOString() }] : [];
  };
  return [...alertDays.flatMap(planned('alert')), ...reminderDays.flatMap(planned('reminder'))].toSorted(
    (a, b) => (a.at < b.at ? -1 : 1),
  );
}
