import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isGrpcServiceError, ServiceError, type Client } from '@temporalio/client';
import type { Logger, WorkerDeploymentOptions } from '@temporalio/worker';

/** All workers of one namespace, under the name that the Temporal UI shows. */
export const deploymentName = 'jalon';

/** The build of the workflows that a worker runs: the same on every machine, whatever folder it was bundled in. */
export function buildIdOf(bundleCode: string): string {
  const code = bundleCode.replace(/\n\/\/# sourceMappingURL=.*/, '');
  return createHash('sha256').update(code).digest('hex').slice(0, 16);
}

/** What a worker says about itself: running processes go over to the build that is current at their next step. */
export function versioned(buildId: string): WorkerDeploymentOptions {
  return {
    version: { deploymentName, buildId },
    useWorkerVersioning: true,
    defaultVersioningBehavior: 'AUTO_UPGRADE',
  };
}

const retryEveryMs = 250;
const saidEveryMs = 10_000;
/** gRPC codes of what trying again does not change: not you, not here, no such thing. */
const denials: readonly number[] = [3, 7, 12, 16];

/**
 * Makes a build the current one, which no process runs without: first the server has to have seen a worker of that
 * build ask for work, a second or two after its start. Tries until then; throws when the server forbids it.
 */
export async function makeCurrent(
  client: Client,
  buildId: string,
  logger: Pick<Logger, 'info' | 'warn'>,
  signal: AbortSignal,
): Promise<void> {
  const { namespace } = client.options;
  for (let saidMs = Date.now(); !signal.aborted;) {
    try {
      await client.workflowService.setWorkerDeploymentCurrentVersion({ namespace, deploymentName, buildId });
      logger.info('This build is the current one', { buildId });
      return;
    } catch (error) {
      if (denials.includes(codeOf(error) ?? -1)) throw error;
      if (Date.now() - saidMs > saidEveryMs) {
        saidMs = Date.now();
        logger.warn('This build is not the current one yet: no process runs until it is', { buildId });
      }
      await sleep(retryEveryMs, undefined, { signal }).catch(() => {});
    }
  }
}

/**
 * What a worker without a build does first: were one still the current one, from a time when the setting was on, the
 * server would give this worker nothing, without a word. Answers the build that is no longer the current one.
 */
export async function leaveVersioning(client: Client): Promise<string | undefined> {
  const { namespace } = client.options;
  const current = await currentBuild(client);
  if (!current) return undefined;
  await client.workflowService.setWorkerDeploymentCurrentVersion({
    namespace,
    deploymentName,
    buildId: '',
    // None is left to poll for it.
    ignoreMissingTaskQueues: true,
  });
  return current;
}

/** Undefined when no worker ever had one, or the server knows no builds. */
async function currentBuild(client: Client): Promise<string | undefined> {
  const { namespace } = client.options;
  try {
    const found = await client.workflowService.describeWorkerDeployment({ namespace, deploymentName });
    return found.workerDeploymentInfo?.routingConfig?.currentDeploymentVersion?.buildId || undefined;
  } catch (error) {
    if ([5, ...denials].includes(codeOf(error) ?? -1)) return undefined;
    throw error;
  }
}

function codeOf(error: unknown): number | undefined {
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) ? cause.code : undefined;
}
