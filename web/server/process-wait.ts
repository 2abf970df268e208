import 'server-only';
import { waitReasons, type Wait } from '#domain/process';

/** What a process's row says it waits for; null while it works. */
export function waitOf(row: {
  waitingFor: string | null;
  waitingSince: Date | null;
  waitingUntil: Date | null;
}): Wait | null {
  const reason = waitReasons.find((known) => known === row.waitingFor);
  if (!reason || !row.waitingSince || !row.waitingUntil) return null;
  return { for: reason, since: row.waitingSince.toISOString(), until: row.waitingUntil.toISOString() };
}
