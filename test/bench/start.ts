import { availableParallelism } from 'node:os';
import { aHouse } from '#test/support/house';
import type { Measured } from '../../tools/bench.ts';

/**
 * From the command to usable: the console says that it is ready, somebody has logged in and sees the list. Packages are
 * installed and the portal is built, as after the first start of all. On a new data directory, again after Ctrl-C, and
 * again after kill -9 of everything; of each the median and the slowest of `runs`.
 */
export async function measure({ runs }: { runs: number }): Promise<Measured> {
  const seconds: Record<string, number[]> = {};
  const note = (what: string, sinceMs: number) =>
    (seconds[what] ??= []).push((performance.now() - sinceMs) / 1000);
  for (let run = 0; run < runs; run++) {
    let began = performance.now();
    const house = await aHouse();
    const usable = async (what: string) => {
      note(`${what}: ready`, began);
      const list = await (await house.person('12345')).go('/qualifications');
      if (list.status !== 200) throw new Error(`The list answers ${list.status}`);
      note(`${what}: list seen`, began);
    };
    try {
      await usable('new data');
      note('Ctrl-C', performance.now() - (await house.interrupt()));
      began = performance.now();
      await house.start();
      await usable('again');
      await house.killEverything();
      began = performance.now();
      await house.start();
      await usable('after kill -9');
    } finally {
      await house.close();
    }
  }
  const figures: Measured['figures'] = { runs, cores: availableParallelism() };
  for (const [what, values] of Object.entries(seconds)) {
    const sorted = values.toSorted((a, b) => a - b);
    figures[`${what} (s)`] =
      `${sorted[Math.floor(sorted.length / 2)]?.toFixed(1)}, at most ${sorted.at(-1)?.toFixed(1)}`;
  }
  return { name: 'start', figures };
}
