import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Folders below test/ that run one after the other in `order`; those of one order run together. `serial` files share
 * something that exists once: the clock of the time-skipping server, the ports and load of a real one.
 */
const folders = [
  { name: 'domain', order: 0, serial: false, seconds: 5, also: ['test/*.test.ts'] },
  { name: 'prisma', order: 1, serial: false, seconds: 60 },
  { name: 'simulator', order: 1, serial: false, seconds: 30 },
  { name: 'activities', order: 1, serial: false, seconds: 30 },
  { name: 'tools', order: 1, serial: false, seconds: 60 },
  { name: 'web', order: 2, serial: true, seconds: 60 },
  { name: 'workflows', order: 3, serial: true, seconds: 60 },
  { name: 'replay', order: 3, serial: true, seconds: 60 },
  { name: 'integration', order: 4, serial: true, seconds: 180 },
  { name: 'e2e', order: 5, serial: true, seconds: 120 },
];

const project = ({
  name,
  order,
  serial,
  seconds,
  also = [],
}: (typeof folders)[number]): TestProjectInlineConfiguration => ({
  extends: true,
  test: {
    name,
    include: [`test/${name}/**/*.test.{ts,tsx}`, ...also],
    sequence: { groupOrder: order },
    fileParallelism: !serial,
    testTimeout: seconds * 1000,
    hookTimeout: seconds * 1000,
  },
});

export default defineConfig({
  // A marker that throws outside Next; what it guards is `next build`'s to check.
  resolve: { alias: { 'server-only': file('./node_modules/server-only/empty.js') } },
  test: {
    setupFiles: [file('./test/support/unexpected-console.ts')],
    projects: folders.map(project),
  },
});
