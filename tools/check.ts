import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { config, type Config } from '#config';
import { run } from './run.ts';
import { screenOn } from './screen.ts';
import { generateStep, inPackages } from './setup.ts';
import { runSteps } from './steps.ts';
import { runCommand } from './trouble.ts';

/** `npm run check`: format, lint, types and domain tests, side by side; what fails is shown, in this order. */
async function main(): Promise<void> {
  const settings = config();
  const screen = screenOn();
  await runSteps([generateStep(settings)], screen);
  await typesOfNext(settings);
  const checks: [name: string, program: string, ...args: string[]][] = [
    ['format', 'oxfmt/bin/oxfmt', '--check', '.'],
    ['lint', 'oxlint/bin/oxlint', '.'],
    ['types', 'typescript/bin/tsc', '-p', '.'],
    ['types of the portal', 'typescript/bin/tsc', '-p', 'web'],
    ['domain tests', 'vitest/vitest.mjs', 'run', '--project', 'domain*'],
  ];
  const problems = await Promise.all(
    checks.map(async ([name, program, ...args]) => {
      const startedMs = Date.now();
      const failing = `--- ${name} failed`;
      try {
        await run(process.execPath, [inPackages(settings.root, program), ...args], {
          cwd: settings.root,
          failing,
          lines: Infinity,
        });
        screen.done(name, `fine (${((Date.now() - startedMs) / 1000).toFixed(1)} s)`);
        return '';
      } catch (error) {
        screen.failed(name);
        return error instanceof Error ? error.message : String(error);
      }
    }),
  );
  const found = problems.filter(Boolean);
  if (found.length > 0) process.exitCode = 1;
  for (const problem of found) process.stderr.write(`\n${problem}\n`);
}

/** Next writes the types of its routes and of CSS imports; a fresh clone has none. */
async function typesOfNext({ root }: Config): Promise<void> {
  if (existsSync(join(root, 'web/next-env.d.ts')) && existsSync(join(root, 'web/.next/types'))) return;
  const next = inPackages(root, 'next/dist/bin/next');
  await run(process.execPath, [next, 'typegen', 'web'], { cwd: root, failing: 'next typegen failed' });
}

await runCommand(main);
