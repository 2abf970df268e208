import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** `npm run test:deep` */
    deep: boolean;
  }
}

/** Whether fuzz, limits and kills run in full: `npm run test:deep`. `npm test` takes a sample of each. */
export const deep = inject('deep');

/** All in a deep run, else the first `count`. */
export const sampled = <T>(all: readonly T[], count: number): readonly T[] =>
  deep ? all : all.slice(0, count);
