import { readdir } from 'node:fs/promises';
import { sweepRows } from '../sweep.ts';
import type { Dependencies } from '#activities/dependencies';
import type { Counts, Hooks, SweepLimits } from '../kind-hooks.ts';
import { fileStore } from './store.ts';

const hours = (count: number) => count * 3_600_000;
const unadoptedForMs = hours(24);
const endedForMs = 30 * hours(24);
/** Where workers leave their sign of life, renewed every second. */
const signsDirectory = 'run';

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
