import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '#config';
import { run } from './run.ts';
import { hashOf, unlessStamped } from './stamp.ts';
import type { Step } from './steps.ts';
import { Trouble } from './trouble.ts';

const packages = ['package-lock.json'];
const workflowSources = ['workflows', 'domain', 'package.json', ...packages];
const portalSources = [
  'web',
  'domain',
  'workflows',
  'prisma',
  'config.ts',
  'tsconfig.json',
  'package.json',
  ...packages,
];

/** The Prisma client, made again when the schema or Prisma changed. */
export function generateStep({ root }: Config): Step {
  return {
    name: 'database client',
    run: async (report, signal) => {
      const said = await run(process.execPath, ['prisma/generate.mjs'], {
        cwd: root,
        signal,
        failing: 'database client',
      });
      if (!said.includes('up to date')) report('generated');
    },
  };
}

/** The built portal, built again when its sources changed. */
export function portalStep({ root }: Config): Step {
  return {
    name: 'portal',
    after: ['database client'],
    run: (report, signal) =>
      unlessStamped(join(root, 'web/.next/jalon-stamp'), hashOf(root, portalSources), async () => {
        report('next build web');
        await run(process.execPath, [inPackages(root, 'next/dist/bin/next'), 'build', 'web'], {
          cwd: root,
          env: { NEXT_TELEMETRY_DISABLED: '1' },
          signal,
          failing: 'the portal could not be built',
        });
      }),
  };
}

/** Where the bundled workflows lie; made by `bundleStep`. */
export function workflowBundle({ root }: Config): string {
  return inPackages(root, '.cache/jalon/workflows.js');
}

/** The workflows’ code as the worker runs it, bundled again when it changed; `found` gets its path. Bundling takes seconds. */
export function bundleStep(settings: Config, found: (path: string) => void = () => {}): Step {
  const { root } = settings;
  const file = workflowBundle(settings);
  return {
    name: 'workflows',
    run: (report) =>
      unlessStamped(`${file}.stamp`, hashOf(root, workflowSources), async () => {
        report('bundling');
        const { bundleWorkflowCode, DefaultLogger } = await import('@temporalio/worker');
        const logger = new DefaultLogger('ERROR');
        const { code } = await bundleWorkflowCode({
          workflowsPath: join(root, 'workflows/index.ts'),
          logger,
        });
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, code);
      }).then(() => found(file)),
  };
}

/** The Temporal CLI with its embedded server; `found` gets its path. */
export function temporalCliStep({ root, temporal }: Config, found: (path: string) => void): Step {
  return {
    name: 'Temporal server',
    run: async (report, signal) => {
      let last = '';
      const path = await run(process.execPath, [join(root, 'tools/temporal-cli/bring.mjs')], {
        ...(temporal.cli ? { env: { JALON_TEMPORAL_CLI: temporal.cli } } : {}),
        signal,
        onLine: (line) => report((last = line)),
        failing: 'Temporal server',
      }).catch((error: unknown) => {
        throw error instanceof Trouble && last ? new Trouble(last) : error;
      });
      found(path.trim());
    },
  };
}

/** What temporal.yaml declares reaches the server before the worker, which would fail on an unknown attribute. */
export function declareStep(settings: Config, after: string[]): Step {
  return {
    name: 'declaration',
    after,
    run: async (report, signal) => {
      const { applyDeclaration } = await import('./declaration.ts');
      await applyDeclaration(settings, report, signal);
    },
  };
}

/** A program's JavaScript file in node_modules, run by this very Node. */
export function inPackages(root: string, path: string): string {
  return join(root, 'node_modules', path);
}
