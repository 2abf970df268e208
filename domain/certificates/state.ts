import { parisDay } from '#domain/kit/calendar/paris-day';
import { hasExpired } from './facts.ts';
import type { Place } from './slot.ts';

/**
 * What people see of a certificate. `waiting`: deposited, not in use yet, because another one still is or because its
 * process has not given it its place so far. `upcoming`: its validity has not begun, so that nobody can use it yet,
 * whatever its place.
 */
export const certificateStates = [
  'valid',
  'expiring',
  'expired',
  'replaced',
  'revoked',
  'waiting',
  'upcoming',
] as const;
export type CertificateState = (typeof certificateStates)[number];

export interface StateOf {
  /** Null until its process has given it one. */
  place: Place | null;
  /** ISO instants. */
  notBefore: string;
  notAfter: string;
  revokedAt: string | null;
  /** Days before the expiry on which its end is announced first (domain/certificates/plan). */
  firstAlertDay: number;
}

const dayMs = 24 * 3_600_000;

/** Calendar days of Paris until the day of the expiry, negative after it. Needs the machine's time zone data. */
export function daysLeft(notAfter: string, now: Date): number {
  const day = (instant: Date) => Date.parse(`${parisDay(instant)}T00:00:00Z`);
  return Math.round((day(new Date(notAfter)) - day(now)) / dayMs);
}

export function certificateState(
  { place, notBefore, notAfter, revokedAt, firstAlertDay }: StateOf,
  now: Date,
): CertificateState {
  if (revokedAt !== null || place === 'revoked') return 'revoked';
  if (place === 'replaced') return 'replaced';
  if (hasExpired(notAfter, now)) return 'expired';
  if (Date.parse(notBefore) > now.getTime()) return 'upcoming';
  if (place !== 'current') return 'waiting';
  return daysLeft(notAfter, now) <= firstAlertDay ? 'expiring' : 'valid';
}
