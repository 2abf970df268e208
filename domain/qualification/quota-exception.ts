import { isDay } from '#domain/kit/calendar/paris-day';
import { limits } from './limits.ts';

/** What a contract may exceptionally send on one day, as the back office types it. */
export interface QuotaExceptionForm {
  /** AAAA-MM-JJ, Europe/Paris. */
  day: string;
  profiles: string;
  reason: string;
}

export type QuotaExceptionProblem = 'missing' | 'notADay' | 'past' | 'notACount';
export type QuotaExceptionProblems = Partial<Record<keyof QuotaExceptionForm, QuotaExceptionProblem>>;

export interface QuotaExceptionTerms {
  day: string;
  profiles: number;
  reason: string;
}

/** What a day that is over allowed was told and billed: it stays. The running day can still be changed. */
export function mayChangeDay(day: string, today: string): boolean {
  return day >= today;
}

export function judgeQuotaException(
  form: QuotaExceptionForm,
  today: string,
): { ok: true; value: QuotaExceptionTerms } | { ok: false; problems: QuotaExceptionProblems } {
  const problems: QuotaExceptionProblems = {};
  const [day, reason] = [form.day.trim(), form.reason.trim()];
  if (day === '') problems.day = 'missing';
  else if (!isDay(day)) problems.day = 'notADay';
  else if (!mayChangeDay(day, today)) problems.day = 'past';
  const typed = form.profiles.replaceAll(/\s/g, '');
  const profiles = Number(typed);
  if (typed === '') problems.profiles = 'missing';
  else if (!/^\d+$/.test(typed) || profiles > limits.mostDailyProfiles) problems.profiles = 'notACount';
  if (reason === '') problems.reason = 'missing';
  return Object.keys(problems).length > 0
    ? { ok: false, problems }
    : { ok: true, value: { day, profiles, reason } };
}
