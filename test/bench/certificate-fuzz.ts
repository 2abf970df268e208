import { fileURLToPath } from 'node:url';
import type { Measured } from '../../tools/bench.ts';
import { watchFuzz } from './fuzz/watch.ts';

/** Bent certificates and PKCS#12 files through the portal's reader of deposits. */
export function measure(options: { count: number; seed: number }): Promise<Measured> {
  const program = fileURLToPath(
    new URL('../web/certificates/certificate-fuzzing-process.ts', import.meta.url),
  );
  return watchFuzz(
    {
      name: 'certificate-fuzz',
      program,
      // What belongs to the portal's server is marked so that nothing else can load it.
      execArgv: ['--conditions=react-server'],
      messageOf: (seed) => seed,
      patienceMs: 10_000,
    },
    options,
  );
}
