import { join } from 'node:path';
import type { Config } from '#config';
import type { PartPlan } from './part.ts';
import { inPackages, workflowBundle } from './setup.ts';
import { serverArguments } from './temporal-server.ts';

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
