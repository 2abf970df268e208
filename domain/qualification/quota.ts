import type { QuotaRefusal } from './refusal.ts';

/**
 * Whether `profiles` more fit into the day (QPC-075 to QPC-078). Exactly the limit is allowed; the two refusals tell
 * a file that is too large for what is left from a day that is already full.
 */
export function checkQuota(
  used: number,
  profiles: number,
  limit: number,
): { ok: true } | { ok: false; refusal: QuotaRefusal } {
  if (used + profiles <= limit) return { ok: true };
  if (used >= limit) return { ok: false, refusal: { reason: 'quotaReached', limit } };
  return { ok: false, refusal: { reason: 'quotaExceeded', limit, remaining: limit - used } };
}
