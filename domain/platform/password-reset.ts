/** Minutes a link lives after it was asked for (section 6, decision 10). */
export const resetLinkMinutes = 60;

/** Minutes the first link of a new account lives: whoever opens it may be away for a weekend. */
export const firstLinkMinutes = 72 * 60;

/** `first`: the account has just been created. */
export function linkMinutes({ first }: { first?: boolean }): number {
  return first ? firstLinkMinutes : resetLinkMinutes;
}
