import { join } from 'node:path';
import type { Config } from '#config';
import type { PartPlan } from './part.ts';
import { inPackages, workflowBundle } from './setup.ts';

/**
 * Room for the file that a worker reads, a hostile one too; the one it writes has a thread with room of its own
 * (activities/files/result-writer.ts). Without bounds V8 keeps garbage for as long as the machine has memory, of young
 * objects too.
 */
const workerHeap = ['--max-old-space-size=384', '--max-semi-space-size=8'];

/** The processes of an installation and how each is started; Node's parts run on the Node that runs this. */
export function partsOf(settings: Config, temporalCli = 'temporal') {
  const { root, dataDir, portal, simulator } = settings;
  const plan = (name: string, ...command: PartPlan['command']): PartPlan => ({
    name,
    command,
    cwd: root,
    env: { NEXT_TELEMETRY_DISABLED: '1' },
    logFile: join(dataDir, 'logs', `${name}.log`),
  });
  const next = inPackages(root, 'next/dist/bin/next');
  return {
    temporal: plan('temporal', temporalCli, ...serverArguments(settings)),
    worker: withEnv(plan('worker', process.execPath, ...workerHeap, 'worker.ts'), {
      JALON_WORKFLOW_BUNDLE: workflowBundle(settings),
    }),
    portal: plan('portal', process.execPath, next, 'start', 'web', '-p', `${portal.port}`, '-H', portal.host),
    simulator: plan(
      'simulator',
      ...[process.execPath, 'simulator/main.ts', '--port', `${simulator.port}`],
      ...['--smtp-port', `${simulator.smtpPort}`, '--data-dir', join(dataDir, 'simulator')],
    ),
  };
}

function withEnv(plan: PartPlan, env: Record<string, string>): PartPlan {
  return { ...plan, env: { ...plan.env, ...env } };
}

/** Arguments of `temporal` for the embedded server: everything in one SQLite file, attributes from temporal.yaml. */
function serverArguments({ temporal }: Config): string[] {
  const attributes = Object.entries(temporal.searchAttributes).map(([name, type]) => `${name}=${type}`);
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--namespace', temporal.namespace],
    ...['--port', `${temporal.port}`, '--ui-port', `${temporal.uiPort}`],
    ...['--db-filename', temporal.databaseFile],
    ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=1'],
    ...['--log-level', 'warn'],
    ...attributes.flatMap((attribute) => ['--search-attribute', attribute]),
  ];
}
