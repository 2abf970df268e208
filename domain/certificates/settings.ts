import type { NoticeSettings } from './plan.ts';

/** The delays as the back office types them: days separated by commas or blanks, an hour of the clock. */
export interface NoticeForm {
  alertDays: string;
  reminderDays: string;
  time: string;
}

export const noticeFields = ['alertDays', 'reminderDays', 'time'] as const;
export type NoticeField = (typeof noticeFields)[number];

/** Ten warnings are more than anybody reads; a certificate lives for some years. */
export const noticeLimits = { days: 10, furthest: 730 } as const;

/**
 * `malformed`: not days, not an hour. `outOfRange`: less than a day before or too far. `tooMany`. `repeated`: the day
 * stands in both lists. `order`: a reminder comes after every alert.
 */
export type NoticeProblem = 'missing' | 'malformed' | 'outOfRange' | 'tooMany' | 'repeated' | 'order';
export type NoticeProblems = Partial<Record<NoticeField, NoticeProblem>>;

type Verdict = { ok: true; value: NoticeSettings } | { ok: false; problems: NoticeProblems };

export function judgeNoticeSettings(form: NoticeForm): Verdict {
  const problems: NoticeProblems = {};
  const read = (field: 'alertDays' | 'reminderDays'): number[] => {
    const judged = daysOf(form[field]);
    if (typeof judged === 'string') problems[field] = judged;
    return typeof judged === 'string' ? [] : judged;
  };
  const alertDays = read('alertDays');
  const reminderDays = read('reminderDays');
  const time = form.time.trim();
  if (time === '') problems.time = 'missing';
  else if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) problems.time = 'malformed';
  const [lastAlert, firstReminder] = [alertDays.at(-1), reminderDays.at(0)];
  if (lastAlert !== undefined && firstReminder !== undefined) {
    if (alertDays.some((day) => reminderDays.includes(day))) problems.reminderDays = 'repeated';
    else if (firstReminder > lastAlert) problems.reminderDays = 'order';
  }
  return Object.keys(problems).length > 0
    ? { ok: false, problems }
    : { ok: true, value: { alertDays, reminderDays, time } };
}

function daysOf(text: string): number[] | NoticeProblem {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  if (parts.length === 0) return 'missing';
  if (!parts.every((part) => /^\d{1,6}$/.test(part))) return 'malformed';
  const days = [...new Set(parts.map(Number))].toSorted((one, other) => other - one);
  if (days.length > noticeLimits.days) return 'tooMany';
  return days.every((day) => day >= 1 && day <= noticeLimits.furthest) ? days : 'outOfRange';
}
