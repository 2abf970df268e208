import { fileURLToPath } from 'node:url';
import { candidate } from '#test/activities/qualification/workbook/generated';
import type { Measured } from '../../tools/bench.ts';
import { watchFuzz } from './fuzz/watch.ts';

/** Generated files through the activity that verifies uploads. */
export function measure(options: { count: number; seed: number }): Promise<Measured> {
  const program = fileURLToPath(
    new URL('../activities/qualification/workbook/fuzzing-process.ts', import.meta.url),
  );
  // The worst of those made by hand takes two seconds.
  return watchFuzz({ name: 'fuzz', program, messageOf: candidate, patienceMs: 20_000 }, options);
}
