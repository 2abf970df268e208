import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

interface Folder {
  name: string;
  order: number;
  files: number;
  /** A test's limit unless it says another. */
  seconds: number;
  also?: string[];
  /** Runs before the first and after the last of them. */
  setup?: string;
}

/**
 * Folders below test/ that run one after the other in `order`; those of one order run together, `files` at a time: one
 * more than the smallest machine has processors where they wait for time-outs and browsers.
 */
const folders: readonly Folder[] = [
  { name: 'domain', order: 0, files: 2, seconds: 10, also: ['test/*.test.ts'] },
  { name: 'prisma', order: 1, files: 1, seconds: 60 },
  { name: 'simulator', order: 2, files: 3, seconds: 30 },
  { name: 'activities', order: 2, files: 3, seconds: 30 },
  { name: 'tools', order: 2, files: 3, seconds: 60 },
  { name: 'web', order: 2, files: 3, seconds: 60 },
  { name: 'workflows', order: 2, files: 3, seconds: 60 },
  { name: 'contracts', order: 2, files: 3, seconds: 60 },
  { name: 'replay', order: 2, files: 3, seconds: 60 },
  { name: 'integration', order: 3, files: 3, seconds: 180 },
  { name: 'e2e', order: 4, files: 3, seconds: 120, setup: './test/support/shared-product.ts' },
];

/**
 * What such a file replaces would stay replaced for whoever has loaded it in the same process. What a file changes
 * without `vi` it must put back itself.
 */
const replacesForItself = (path: string) => /\bvi\.(?!fn\b|mocked\b)/.test(readFileSync(file(path), 'utf8'));

/**
 * Loading everything anew costs a file most of a second of the processor, so the files of a folder share a process, but
 * those that replace something.
 */
function projects({
  name,
  order,
  files,
  seconds,
  also = [],
  setup,
}: Folder): TestProjectInlineConfiguration[] {
  const patterns = [`test/${name}/**/*.test.{ts,tsx}`, ...also];
  const alone = globSync(patterns, { cwd: file('.') }).filter(replacesForItself);
  const project = (
    own: NonNullable<TestProjectInlineConfiguration['test']>,
  ): TestProjectInlineConfiguration => ({
    extends: true,
    test: {
      ...own,
      ...(setup && { globalSetup: [file(setup)] }),
      sequence: { groupOrder: order },
      maxWorkers: files,
      testTimeout: seconds * 1000,
      hookTimeout: seconds * 1000,
    },
  });
  const shared = project({ name, isolate: false, include: patterns, exclude: alone });
  return alone.length > 0
    ? [shared, project({ name: `${name} alone`, isolate: true, include: alone })]
    : [shared];
}

export default defineConfig(({ mode }) => ({
  // A marker that throws outside Next; what it guards is `next build`'s to check.
  resolve: { alias: { 'server-only': file('./node_modules/server-only/empty.js') } },
  test: {
    // test/support/deep.ts
    provide: { deep: mode === 'deep' },
    setupFiles: [file('./test/support/unexpected-console.ts')],
    projects: folders.flatMap(projects),
  },
}));
