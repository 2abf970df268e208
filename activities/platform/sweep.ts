import { readdir } from 'node:fs/promises';
import type { Database } from '#prisma/client';
import type { Dependencies } from '#activities/dependencies';
import type { Counts, Hooks, SweepLimits } from './kind-hooks.ts';
import { fileStore } from './files/store.ts';

const hours = (count: number) => count * 3_600_000;
const unadoptedForMs = hours(24);
const endedForMs = 30 * hours(24);
/** Where workers leave their sign of life, renewed every second. */
const signsDirectory = 'run';
/** Longer than any browser stays away before it simply reloads. */
const changesForMs = 24 * 3_600_000;

/** Deletes expired shared rows and files, then runs the sweep hook of each kind of process. Idempotent. */
export function sweeping({ db, dataDir, now }: Pick<Dependencies, 'db' | 'dataDir' | 'now'>, hooks: Hooks) {
  const store = fileStore(dataDir);

  /** Signs of killed workers. */
  async function sweepSigns({ unadopted }: SweepLimits): Promise<Counts> {
    const signs = await readdir(store.path(signsDirectory)).catch(() => []);
    return { unknown: await store.removeOld(signsDirectory, signs, unadopted) };
  }

  return {
    /** A sweep that fails holds up no other; the first failure is raised after the last of them. */
    async sweepLeftovers(): Promise<Counts> {
      const at = now();
      const limits: SweepLimits = {
        at,
        unadopted: new Date(at.getTime() - unadoptedForMs),
        ended: new Date(at.getTime() - endedForMs),
      };
      const sweeps = [
        (given: SweepLimits) => sweepRows(db, given),
        sweepSigns,
        ...Object.values(hooks).flatMap(({ sweep }) => sweep ?? []),
      ];
      const removed: Record<string, number> = {};
      let failure: { error: unknown } | undefined;
      for (const sweep of sweeps)
        try {
          for (const [name, count] of Object.entries(await sweep(limits)))
            removed[name] = (removed[name] ?? 0) + count;
        } catch (error) {
          failure ??= { error };
        }
      if (failure) throw failure.error;
      return removed;
    },
  };
}

/** Removes rows of no kind of process that nobody will read any more. Idempotent. */
async function sweepRows(db: Database, { at, ended }: SweepLimits): Promise<Counts> {
  const changes = await db.change.deleteMany({
    where: { at: { lt: new Date(at.getTime() - changesForMs) } },
  });
  const sessions = await db.session.deleteMany({
    where: { OR: [{ expiresAt: { lt: ended } }, { revokedAt: { lt: ended } }] },
  });
  const throttles = await db.loginThrottle.deleteMany({ where: { windowEnd: { lte: at } } });
  return { changes: changes.count, sessions: sessions.count, throttles: throttles.count };
}
