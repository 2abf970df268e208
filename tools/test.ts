import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { config, type Config, environmentWith } from '#config';
import { chromiumStep } from './chromium.ts';
import { screenOn } from './screen.ts';
import { bundleStep, generateStep, inPackages, portalStep, temporalCliStep } from './setup.ts';
import { stopOnSignals } from './signals.ts';
import { runSteps, type Step } from './steps.ts';
import { testServerStep } from './test-server.ts';
import { isNeeded, type TestNeed } from './test-needs.ts';
import { readTally } from './test-tally.ts';
import { runCommand } from './trouble.ts';

/**
 * `npm test [-- <folder below test/> [options of vitest]]`: sets up what the tests need and runs them. `--deep`, which is
 * `npm run test:deep`: fuzz, limits and kills in full instead of a sample of each.
 */
async function main(): Promise<void> {
  const settings = config();
  const stop = stopOnSignals({ first: () => {}, again: () => process.exit(130) });
  const deep = process.argv[2] === '--deep';
  const options = process.argv.slice(deep ? 3 : 2);
  const folder = options[0] && /^[a-z0-9]+$/.test(options[0]) ? options.shift() : undefined;
  const tools: Record<string, string> = {};
  await runSteps(stepsFor(folder, settings, tools), screenOn(), stop);

  // Everything the tests leave goes with it. The path is short because Chromium makes sockets below it.
  const temporary = mkdtempSync(join(tmpdir(), 'jalon-'));
  try {
    const report = join(temporary, 'report.json');
    const vitest = [
      inPackages(settings.root, 'vitest/vitest.mjs'),
      'run',
      ...(folder ? ['--project', `${folder}*`] : []),
      ...(deep ? ['--mode', 'deep'] : []),
    ];
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const child = spawn(process.execPath, [...vitest, ...reporters, ...options], {
      cwd: settings.root,
      stdio: 'inherit',
      env: environmentWith({
        ...ownWorld,
        ...tools,
        // What Vitest sets, but for `--mode`.
        NODE_ENV: 'test',
        TMPDIR: temporary,
        JALON_DATA_DIR: join(temporary, 'data'),
      }),
    });
    const [code] = await once(child, 'exit');
    const { passed, failed } = readTally(report, Number(code ?? 1));
    process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Settings of a person's own installation that no test may touch; empty means not set. */
const ownWorld = {
  TEMPORAL_ADDRESS: '',
  TEMPORAL_NAMESPACE: '',
  TEMPORAL_API_KEY: '',
  DATABASE_URL: '',
  NEXTAUTH_URL: '',
  NEXTAUTH_SECRET: '',
  NEXT_TELEMETRY_DISABLED: '1',
};

function stepsFor(folder: string | undefined, settings: Config, tools: Record<string, string>): Step[] {
  const found = (variable: string) => (path: string) => {
    tools[variable] = path;
  };
  const steps: [TestNeed, Step][] = [
    ['portal', portalStep(settings)],
    ['temporalCli', temporalCliStep(settings, found('JALON_TEMPORAL_CLI'))],
    ['testServer', testServerStep(settings, found('JALON_TEST_SERVER'))],
    ['workflowBundle', bundleStep(settings, found('JALON_WORKFLOW_BUNDLE'))],
    ['chromium', chromiumStep(settings, found('JALON_CHROMIUM'))],
  ];
  return [generateStep(settings), ...steps.flatMap(([need, step]) => (isNeeded(need, folder) ? [step] : []))];
}

await runCommand(main);
