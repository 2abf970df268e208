import { setTimeout as sleep } from 'node:timers/promises';
import { type Config, config, secret } from '#config';
import { checkPorts, holdDataDirectory, portsOf } from './checks.ts';
import { databaseStep } from './database.ts';
import { partsOf } from './parts.ts';
import { screenOn } from './screen.ts';
import { generateStep, portalStep, temporalCliStep } from './setup.ts';
import { Stopped, stopOnSignals } from './signals.ts';
import { type Step, runSteps } from './steps.ts';
import { type Supervisor, superviseOn } from './supervisor.ts';
import { runCommand, Trouble } from './trouble.ts';

/** `npm start`: brings what is missing, starts every part, watches over them until Ctrl-C. */
async function main(): Promise<void> {
  const settings = config();
  const screen = screenOn();
  const directory = holdDataDirectory(settings.dataDir);
  await checkPorts(portsOf(settings));
  secret(settings);

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
    await untilHealthy(settings, stop);
    supervisor.usable();
    // Loaded late: the accounts come from the database's side, which needs the generated client.
    (await import('./welcome.ts')).printWelcome(settings);
    await new Promise((_resolve, reject) =>
      stop.addEventListener('abort', () => reject(stop.reason as Error)),
    );
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
    declareStep(settings),
  ];
  return [
    generateStep(settings),
    portalStep(settings),
    databaseStep(settings),
    ...(settings.temporal.embedded ? temporal : []),
    starting('simulator', [], () => supervisor.start(parts().simulator)),
    starting('portal', ['portal', 'database'], () => supervisor.start(parts().portal)),
    starting('worker', settings.temporal.embedded ? ['database', 'declaration'] : ['database'], () =>
      supervisor.start(parts().worker),
    ),
  ];
}

/** Starting a process is a step like any other; its readiness is what /api/health answers for. */
function starting(name: string, after: string[], start: () => void): Step {
  return { name: `start ${name}`, after, run: async () => start() };
}

/** What temporal.yaml declares reaches the server before the worker, which would fail on an unknown attribute. */
function declareStep(settings: Config): Step {
  return {
    name: 'declaration',
    after: ['start temporal'],
    run: async (_report, signal) => {
      const { applyDeclaration } = await import('./temporal-server.ts');
      await applyDeclaration(settings, signal);
    },
  };
}

const healthLimitMs = 120_000;

/** Waits for 200 of /api/health. Throws Trouble with what it last said when that takes two minutes. */
async function untilHealthy({ portal }: Config, stop: AbortSignal): Promise<void> {
  const limit = AbortSignal.any([stop, AbortSignal.timeout(healthLimitMs)]);
  let last = 'no answer';
  for (;;) {
    try {
      const answer = await fetch(`http://127.0.0.1:${portal.port}/api/health`, { signal: limit });
      if (answer.ok) return;
      last = `${answer.status} ${await answer.text()}`;
    } catch {
      // Not listening yet, or out of time.
    }
    stop.throwIfAborted();
    if (limit.aborted) throw new Trouble(`/api/health is not 200 after ${healthLimitMs / 1000} s: ${last}`);
    await sleep(100);
  }
}

await runCommand(main);
