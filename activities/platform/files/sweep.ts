import { readdir, rm, stat } from 'node:fs/promises';
import { certificatesDirectory } from '#domain/certificates/files';
import {
  qualificationDirectory,
  qualificationsDirectory,
  stagedDirectory,
  stagedFile,
} from '#domain/qualification/files';
import { processId } from '#workflows/shared/process-id';
import { inPages, pageSize } from '../pages.ts';
import { sweepRows, type SweptRows } from '../sweep.ts';
import type { Dependencies } from '#activities/dependencies';
import { fileStore, temporarySuffix } from './store.ts';

export interface Swept extends SweptRows {
  staged: number;
  /** Forms of accounts. */
  forms: number;
  refused: number;
  /** Files that no row knows. */
  unknown: number;
}

const hours = (count: number) => count * 3_600_000;
/** A staged input that no process adopted, and the faults of a refused file, are kept this long. */
const unadoptedForMs = hours(24);
/** Where workers leave their sign of life, renewed every second. */
const signsDirectory = 'run';

/** Removes what nobody will ask for any more. Running it twice does no harm. */
export function sweeping({ db, dataDir, runs, now }: Pick<Dependencies, 'db' | 'dataDir' | 'runs' | 'now'>) {
  const store = fileStore(dataDir);

  /**
   * At work, though its row may not say so yet: it was started while no worker ran, or has ended once and was run again.
   */
  async function isAwaited(id: string, operatorId: string): Promise<boolean> {
    const row = await db.qualification.findUnique({
      where: { id },
      select: { endedAt: true, workflowId: true },
    });
    if (row) return row.endedAt === null || (await runs.find(row.workflowId)).open;
    const operator = await db.operator.findUnique({ where: { id: operatorId }, select: { code: true } });
    return operator !== null && (await runs.find(processId('qualification', operator.code, id))).open;
  }

  async function removeStaged(before: Date): Promise<number> {
    let removed = 0;
    const pages = inPages('submissionId', (after) =>
      db.stagedFile.findMany({
        where: { createdAt: { lt: before }, submissionId: { gt: after } },
        orderBy: { submissionId: 'asc' },
        select: { submissionId: true, operatorId: true },
        take: pageSize,
      }),
    );
    for await (const page of pages)
      for (const { submissionId: id, operatorId } of page) {
        if (await isAwaited(id, operatorId)) continue;
        await rm(store.path(stagedFile(id)), { force: true });
        if (!(await db.qualification.findUnique({ where: { id }, select: { id: true } })))
          await rm(store.path(qualificationDirectory(id)), { recursive: true, force: true });
        // The row last: whatever dies in between is found again.
        await db.stagedFile.deleteMany({ where: { submissionId: id } });
        removed += 1;
      }
    return removed;
  }

  /** Forms that no process adopted. What one adopted is kept as long as its process can be run again. */
  async function removeForms(before: Date): Promise<number> {
    const forms = await db.stagedAccounts.findMany({
      where: { createdAt: { lt: before } },
      select: { submissionId: true, operatorId: true },
    });
    let removed = 0;
    for (const { submissionId, operatorId } of forms) {
      const { code } = await db.operator.findUniqueOrThrow({ where: { id: operatorId } });
      const workflowId = processId('accounts', code, submissionId);
      if (await db.process.findUnique({ where: { workflowId }, select: { kind: true } })) continue;
      if ((await runs.find(workflowId)).open) continue;
      await db.stagedAccounts.deleteMany({ where: { submissionId } });
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

  /** Removes what was last written before then, among `names` below `directory`. */
  async function removeOld(directory: string, names: readonly string[], before: Date): Promise<number> {
    let removed = 0;
    for (const name of names) {
      const path = store.path(`${directory}/${name}`);
      const found = await stat(path).catch(() => undefined);
      if (!found || found.mtime >= before) continue;
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }

  /** Files of deposits that died before their row. Their key is the portal's: nobody could read them. */
  async function removeUnknownCertificates(before: Date): Promise<number> {
    const names = await readdir(store.path(certificatesDirectory)).catch(() => []);
    let removed = 0;
    for (let start = 0; start < names.length; start += pageSize) {
      const page = names.slice(start, start + pageSize);
      const rows = await db.certificate.findMany({ where: { id: { in: page } }, select: { id: true } });
      const known = new Set(rows.map(({ id }) => id));
      const unknown = page.filter((name) => !known.has(name));
      removed += await removeOld(certificatesDirectory, unknown, before);
    }
    return removed;
  }

  /** What attempts left that died before they could rename, uploads that never got their row, signs of killed workers. */
  async function removeUnknown(before: Date): Promise<number> {
    const noted = await db.stagedFile.findMany({ select: { submissionId: true } });
    const known = new Set(noted.map((row) => row.submissionId));
    const uploads = await readdir(store.path(stagedDirectory)).catch(() => []);
    const working = await readdir(store.path(qualificationsDirectory), { recursive: true }).catch(() => []);
    const signs = await readdir(store.path(signsDirectory)).catch(() => []);
    return (
      (await removeUnknownCertificates(before)) +
      (await removeOld(signsDirectory, signs, before)) +
      (await removeOld(
        stagedDirectory,
        uploads.filter((name) => !known.has(name)),
        before,
      )) +
      (await removeOld(
        qualificationsDirectory,
        working.filter((name) => name.endsWith(temporarySuffix)),
        before,
      ))
    );
  }

  return {
    async sweepLeftovers(): Promise<Swept> {
      const at = now();
      const before = new Date(at.getTime() - unadoptedForMs);
      const rows = await sweepRows(db, at);
      const staged = await removeStaged(before);
      const forms = await removeForms(before);
      const refused = await removeRefused(before);
      const unknown = await removeUnknown(before);
      return { ...rows, staged, forms, refused, unknown };
    },
  };
}
