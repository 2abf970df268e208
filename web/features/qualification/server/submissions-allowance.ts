import 'server-only';
import { limits } from '#domain/qualification/limits';
import type { Database } from '#prisma/client';

/** Files that are being received now, in the order of their coming. One portal process receives the files of a data directory. */
const underway = new Set<{ contractId: string; bytes: number }>();

export type Allowed<T> = T | { ok: false; reason: 'tooMuch'; until: string };

/**
 * Lets `receive` store a file of at most `bytes` bytes, unless its contract has sent too much within 24 hours already
 * (docs/decisions/055), files that are still arriving included. `until`: ISO instant from which it would fit.
 */
export async function withinAllowance<T>(
  db: Database,
  now: Date,
  file: { contractId: string; bytes: number },
  receive: () => Promise<T>,
): Promise<Allowed<T>> {
  const own = { ...file };
  underway.add(own);
  try {
    const until = await fullUntil(db, now, own);
    return until ? { ok: false, reason: 'tooMuch', until: until.toISOString() } : await receive();
  } finally {
    underway.delete(own);
  }
}

/** Undefined while there is room. */
async function fullUntil(
  db: Database,
  now: Date,
  own: { contractId: string; bytes: number },
): Promise<Date | undefined> {
  const before = [...underway].slice(0, [...underway].indexOf(own)).filter(sameContract(own));
  const since = new Date(now.getTime() - limits.stagedForMs);
  const kept = await db.stagedFile.findMany({
    where: { contractId: own.contractId, createdAt: { gt: since } },
    orderBy: { createdAt: 'asc' },
    select: { createdAt: true, sizeBytes: true },
  });
  let files = before.length + kept.length + 1;
  let bytes = [...before, own].reduce((sum, file) => sum + file.bytes, 0);
  bytes += kept.reduce((sum, file) => sum + file.sizeBytes, 0);
  const full = () => files > limits.stagedFiles || bytes > limits.stagedBytes;
  let until: Date | undefined;
  for (const { createdAt, sizeBytes } of kept) {
    if (!full()) return until;
    files -= 1;
    bytes -= sizeBytes;
    until = new Date(createdAt.getTime() + limits.stagedForMs);
  }
  // What arrives at this moment leaves no room by itself.
  return full() ? new Date(now.getTime() + limits.stagedForMs) : until;
}

const sameContract =
  ({ contractId }: { contractId: string }) =>
  (other: { contractId: string }): boolean =>
    other.contractId === contractId;
