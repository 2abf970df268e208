import 'server-only';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { scopeOf, type Actor } from '#domain/rights';
import { faultsCsvFile, faultsFile } from '#domain/qualification/files';
import { limits } from '#domain/qualification/limits';
import type { FaultyLine, Refusal } from '#domain/qualification/refusal';
import type { Database } from '#prisma/client';
import { ownedWithin } from '#web/server/scope';

/** The rows of submissions that exist for `actor`: their own, where they may submit. */
export function submittedBy(actor: Actor) {
  return { AND: [ownedWithin(scopeOf(actor, 'qualification.submit')), { userId: actor.userId }] };
}

/** A file that `actor` sent and that was refused for its faulty lines, as their download names and audits it. */
export async function findRefused(
  db: Database,
  actor: Actor,
  submissionId: string,
): Promise<{ fileName: string; operatorId: string } | null> {
  const row = await db.qualification.findFirst({
    where: { AND: [submittedBy(actor), { id: submissionId, state: 'refused' }] },
    select: { fileName: true, operatorId: true, refusal: true },
  });
  if (!row || refusalOf(row.refusal).reason !== 'faultyLines') return null;
  return { fileName: row.fileName, operatorId: row.operatorId };
}

/** What the row of a refused file says; such a row always has one, written by our own activity. */
export function refusalOf(column: string | null): Refusal {
  return JSON.parse(column ?? 'null') as Refusal;
}

export interface Faults {
  /** The first ones, for the page. */
  shown: FaultyLine[];
  /** Bytes of the file of all of them; null once it was removed. */
  csvBytes: number | null;
}

/** Only asked for a submission found for its sender: the values are what the person wrote. */
export async function readFaults(dataDir: string, submissionId: string): Promise<Faults> {
  // Removed a day after the refusal: the count and the first line remain.
  const [shown, csv] = await Promise.all([
    readFile(join(dataDir, faultsFile(submissionId)), 'utf8').catch(ifMissing('[]')),
    stat(join(dataDir, faultsCsvFile(submissionId))).catch(ifMissing(null)),
  ]);
  // Written by our own activity as FaultyLine[].
  const faults = JSON.parse(shown) as FaultyLine[];
  return { shown: faults.slice(0, limits.shownFaults), csvBytes: csv?.size ?? null };
}

const ifMissing =
  <T>(instead: T) =>
  (error: unknown): T => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return instead;
    throw error;
  };
