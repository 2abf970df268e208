import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { argv } from 'node:process';
import { parseArgs } from 'node:util';
import { config } from '#config';
import { screenOn } from './screen.ts';
import { generateStep } from './setup.ts';
import { runSteps } from './steps.ts';
import { Trouble, runCommand } from './trouble.ts';

/** What a benchmark answers. */
export interface Measured {
  name: string;
  /** The product's time over the bare work's, both measured in this run; missing where nothing is compared. */
  ratio?: number;
  figures: Record<string, number | string>;
}

/** `npm run bench -- <name> [--lines 50000] [--runs 5] [--seed 1] [--count 10000] [--only part] [--json]`: runs test/bench/<name>.ts. */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    args: argv.slice(2),
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      lines: { type: 'string', default: '50000' },
      runs: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '10000' },
      only: { type: 'string', default: '' },
    },
  });
  const [name = ''] = positionals;
  const file = join(config().root, 'test/bench', `${name}.ts`);
  if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
    const names = globSync('*([a-z-]).ts', { cwd: join(config().root, 'test/bench') }).map((one) =>
      basename(one, '.ts'),
    );
    throw new Trouble(
      `${name ? `there is no benchmark "${name}"` : 'usage: npm run bench -- <name>'}; there are ${names.toSorted().join(', ')}`,
    );
  }
  // What a benchmark imports needs it; all else the product brings when it is started.
  await runSteps([generateStep(config())], screenOn());
  const { measure } = (await import(file)) as {
    measure: (options: {
      lines: number;
      runs: number;
      seed: number;
      count: number;
      only: string;
    }) => Promise<Measured>;
  };
  const measured = await measure({
    lines: Number(values.lines),
    runs: Number(values.runs),
    seed: Number(values.seed),
    count: Number(values.count),
    only: values.only,
  });
  if (values.json) {
    console.log(JSON.stringify(measured));
    return;
  }
  console.log(`name   ${measured.name}`);
  if (measured.ratio !== undefined) console.log(`ratio  ${measured.ratio.toFixed(2)}`);
  for (const [figure, value] of Object.entries(measured.figures))
    console.log(`  ${figure.padEnd(28)} ${value}`);
}

await runCommand(main);
