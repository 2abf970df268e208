const inMs = (days: number) => days * 86_400_000;

/**
 * Until when the files of an ended qualification are kept, `days` of 24 hours after its end (QPC-100): its results, and
 * what it takes to run it again. The row stays.
 */
export function keptUntil(endedAt: Date, days: number): Date {
  return new Date(endedAt.getTime() + inMs(days));
}

/** The latest end whose files are kept no longer than until `at`. */
export function lastEndToPurge(at: Date, days: number): Date {
  return new Date(at.getTime() - inMs(days));
}
