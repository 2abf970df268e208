import { once } from 'node:events';
import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, config, secret } from '#config';
import { checkPorts, holdDataDirectory, portsOf } from './checks.ts';
import { databaseStep } from './database.ts';
import { healthStep } from './health.ts';
import { partsOf } from './parts.ts';
import { screenOn } from './screen.ts';
import { bundleStep, declareStep, generateStep, portalStep, temporalCliStep } from './setup.ts';
import { Stopped, stopOnSignals } from './signals.ts';
import { type Step, runSteps } from './steps.ts';
import { type Supervisor, superviseOn } from './supervisor.ts';
import { runCommand } from './trouble.ts';

/** `npm start`: brings what is missing, starts every part, watches over them until Ctrl-C. */
async function main(): Promise<void> {
  const settings = config();
  const screen = screenOn();
  const directory = holdDataDirectory(settings.dataDir);
  await checkPorts(portsOf(settings));
  secret(settings);
  // Signs of life that killed workers left would make the portal say it is ready before the new one is.
  const run = join(settings.dataDir, 'run');
  for (const sign of globSync('worker-*', { cwd: run })) rmSync(join(run, sign));

  const supervisor = superviseOn(screen);
  const stopped = stopOnSignals({
    first: () => screen.say('stopping'),
    again: () => {
      supervisor.kill();
      process.exit(130);
    },
  });
  const stop = AbortSignal.any([stopped, supervisor.hopeless]);
  try {
    await runSteps(stepsOf(settings, supervisor), screen, stop);
    supervisor.usable();
    // Loaded late: the accounts come from the database's side, which needs the generated client.
    await (await import('./welcome.ts')).printWelcome(settings);
    if (!stop.aborted) await once(stop, 'abort');
    stop.throwIfAborted();
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  } finally {
    // The worker hands back what it is doing while Temporal and the outside world still answer.
    await supervisor.stop(['worker', 'portal']);
    directory.release();
  }
}

function stepsOf(settings: Config, supervisor: Supervisor): Step[] {
  let cli = '';
  const parts = () => partsOf(settings, cli);
  const temporal = [
    temporalCliStep(settings, (path) => (cli = path)),
    starting('temporal', ['Temporal server'], () => supervisor.start(parts().temporal)),
  ];
  return [
    generateStep(settings),
    bundleStep(settings),
    portalStep(settings),
    databaseStep(settings),
    ...(settings.temporal.embedded ? temporal : []),
    declareStep(settings, settings.temporal.embedded ? ['start temporal'] : []),
    starting('simulator', [], () => supervisor.start(parts().simulator)),
    starting('portal', ['portal', 'database'], () => supervisor.start(parts().portal)),
    starting('worker', ['database', 'workflows', 'declaration'], () => supervisor.start(parts().worker)),
    healthStep(settings, ['start portal', 'start worker', 'start simulator']),
  ];
}

/** Starting a process is a step like any other; its readiness is what /api/health answers for. */
function starting(name: string, after: string[], start: () => void): Step {
  return { name: `start ${name}`, after, run: async () => start() };
}

await runCommand(main);
