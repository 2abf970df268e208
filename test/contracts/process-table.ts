import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Steps } from '#test/support/contract-world';

const root = join(import.meta.dirname, '../..');
const files = globSync('test/workflows/*/steps.ts', { cwd: root });

/** The steps of every kind of process, found in the test folders of the services. */
export const steps: Readonly<Record<string, Steps | undefined>> = Object.assign(
  {},
  ...(await Promise.all(
    files.map(async (file) => {
      // Each satisfies `StepsOf` its manifest.
      const found = (await import(join(root, file))) as { steps: Readonly<Record<string, Steps>> };
      return found.steps;
    }),
  )),
);

/** Throws for a kind whose service has none. */
export function stepsOf(kind: string): Steps {
  const found = steps[kind];
  if (!found) throw new Error(`no steps of ${kind} in test/workflows/<service>/steps.ts`);
  return found;
}
