import { readdir, rm, stat } from 'node:fs/promises';
import {
  qualificationDirectory,
  qualificationsDirectory,
  stagedDirectory,
  stagedFile,
} from '#domain/qualification/files';
import type { Dependencies } from '../dependencies.ts';
import { fileStore } from './store.ts';

export interface Swept {
  staged: number;
  refused: number;
  temporary: number;
  changes: number;
}

const hours = (count: number) => count * 3_600_000;
/** A staged input that no process adopted, and the faults of a refused file, are kept this long. */
const unadoptedForMs = hours(24);
/** Longer than any browser stays away before it simply reloads. */
const changesForMs = hours(24);

/** Removes what nobody will ask for any more. Running it twice does no harm. */
export function sweeping({ db, dataDir, now }: Pick<Dependencies, 'db' | 'dataDir' | 'now'>) {
  const store = fileStore(dataDir);

  async function removeStaged(before: Date): Promise<number> {
    const old = await db.stagedFile.findMany({
      where: { createdAt: { lt: before } },
      select: { submissionId: true },
      take: 1_000,
    });
    const ids = old.map((row) => row.submissionId);
    const adopted = await db.qualification.findMany({
      where: { id: { in: ids }, endedAt: null },
      select: { id: true },
    });
    const atWork = new Set(adopted.map((row) => row.id));
    const idle = ids.filter((id) => !atWork.has(id));
    for (const id of idle) await rm(store.path(stagedFile(id)), { force: true });
    // Rows last: whatever dies in between is found again.
    await db.stagedFile.deleteMany({ where: { submissionId: { in: idle } } });
    return idle.length;
  }

  async function removeRefused(before: Date): Promise<number> {
    const names = await readdir(store.path(qualificationsDirectory)).catch(() => []);
    const refused = await db.qualification.findMany({
      where: { state: 'refused', endedAt: { lt: before }, id: { in: names } },
      select: { id: true },
    });
    for (const { id } of refused)
      await rm(store.path(qualificationDirectory(id)), { recursive: true, force: true });
    return refused.length;
  }

  /** What attempts left that died before they could rename. */
  async function removeTemporary(before: Date): Promise<number> {
    let removed = 0;
    for (const directory of [stagedDirectory, qualificationsDirectory]) {
      const names = await readdir(store.path(directory), { recursive: true }).catch(() => []);
      for (const name of names.filter((candidate) => candidate.endsWith('.tmp'))) {
        const path = store.path(`${directory}/${name}`);
        const found = await stat(path).catch(() => undefined);
        if (!found || found.mtime >= before) continue;
        await rm(path, { force: true });
        removed += 1;
      }
    }
    return removed;
  }

  return {
    async sweepLeftovers(): Promise<Swept> {
      const at = now().getTime();
      const before = new Date(at - unadoptedForMs);
      const staged = await removeStaged(before);
      const refused = await removeRefused(before);
      const temporary = await removeTemporary(before);
      const { count: changes } = await db.change.deleteMany({
        where: { at: { lt: new Date(at - changesForMs) } },
      });
      return { staged, refused, temporary, changes };
    },
  };
}
