import { readdir, rm } from 'node:fs/promises';
import {
  qualificationDirectory,
  qualificationsDirectory,
  stagedDirectory,
  stagedFile,
} from '#domain/qualification/files';
import { processId } from '#workflows/shared/process-id';
import { inPages, pageSize } from '#activities/platform/pages';
import type { Dependencies } from '#activities/dependencies';
import { fileStore, temporarySuffix } from '#activities/platform/files/store';
import type { Counts, SweepLimits } from '#activities/platform/kind-hooks';

/** Removes uploads that no process adopted, the faults of refused files, and what crashes left of both. */
export function sweepingFiles({ db, dataDir, runs }: Pick<Dependencies, 'db' | 'dataDir' | 'runs'>) {
  const store = fileStore(dataDir);

  /**
   * At work, though its row may not say so yet: it was started while no worker ran, or has ended once and was run again.
   */
  async function isAwaited(id: string, operatorCode: string): Promise<boolean> {
    const row = await db.qualification.findUnique({
      where: { id },
      select: { endedAt: true, workflowId: true },
    });
    if (row) return row.endedAt === null || (await runs.find(row.workflowId)).open;
    return (await runs.find(processId('qualification', operatorCode, id))).open;
  }

  async function removeStaged(before: Date): Promise<number> {
    let removed = 0;
    const pages = inPages('submissionId', (after) =>
      db.stagedFile.findMany({
        where: { createdAt: { lt: before }, submissionId: { gt: after } },
        orderBy: { submissionId: 'asc' },
        select: { submissionId: true, operator: { select: { code: true } } },
        take: pageSize,
      }),
    );
    for await (const page of pages)
      for (const { submissionId: id, operator } of page) {
        if (await isAwaited(id, operator.code)) continue;
        await rm(store.path(stagedFile(id)), { force: true });
        if (!(await db.qualification.findUnique({ where: { id }, select: { id: true } })))
          await rm(store.path(qualificationDirectory(id)), { recursive: true, force: true });
        // The row last: what a crash in between leaves is found again.
        await db.stagedFile.deleteMany({ where: { submissionId: id } });
        removed += 1;
      }
    return removed;
  }

  async function removeRefused(before: Date): Promise<number> {
    const names = await readdir(store.path(qualificationsDirectory)).catch(() => []);
    let removed = 0;
    for (let start = 0; start < names.length; start += pageSize) {
      const refused = await db.qualification.findMany({
        where: {
          state: 'refused',
          endedAt: { lt: before },
          id: { in: names.slice(start, start + pageSize) },
        },
        select: { id: true, workflowId: true },
      });
      for (const { id, workflowId } of refused) {
        if ((await runs.find(workflowId)).open) continue;
        await rm(store.path(qualificationDirectory(id)), { recursive: true, force: true });
        removed += 1;
      }
    }
    return removed;
  }

  /** Leftovers of attempts that died before they could rename, and uploads that never got their row. */
  async function removeUnknown(before: Date): Promise<number> {
    const noted = await db.stagedFile.findMany({ select: { submissionId: true } });
    const known = new Set(noted.map((row) => row.submissionId));
    const uploads = await readdir(store.path(stagedDirectory)).catch(() => []);
    const working = await readdir(store.path(qualificationsDirectory), { recursive: true }).catch(() => []);
    const unknown = uploads.filter((name) => !known.has(name));
    const temporary = working.filter((name) => name.endsWith(temporarySuffix));
    return (
      (await store.removeOld(stagedDirectory, unknown, before)) +
      (await store.removeOld(qualificationsDirectory, temporary, before))
    );
  }

  return async ({ unadopted }: SweepLimits): Promise<Counts> => ({
    staged: await removeStaged(unadopted),
    refused: await removeRefused(unadopted),
    unknown: await removeUnknown(unadopted),
  });
}
