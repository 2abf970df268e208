import { DefaultLogger, Worker, bundleWorkflowCode } from '@temporalio/worker';
import { expect, test } from 'vitest';
import { buildIdOf, leaveVersioning, makeCurrent, versioned } from '#activities/platform/temporal/deployment';
import type { Activities } from '#activities/index';
import { anInput, failing, qualificationFakes } from '#test/support/qualification-fakes';
import { aRealTemporal, workflowBundle } from '#test/support/workflows';
import { qualificationStart, qualificationWorkflow } from '#workflows/qualification/qualification/contract';

/**
 * The upgrade path, on the server that the product runs: a process begins with an old build of the workflows, the new
 * one is deployed, and it ends. The new build waits a second before a qualification begins; see test/replay.
 */
const temporal = await aRealTemporal();
const logger = new DefaultLogger('ERROR');
const taskQueue = 'upgrade';
const { code: oldCode } = await workflowBundle();
const workflowsPath = new URL('../replay/compatible.ts', import.meta.url).pathname;
const { code: newCode } = await bundleWorkflowCode({ workflowsPath, logger });

/** A worker of a build, serving as worker.ts does, until it is stopped. */
async function aWorker(code: string, activities: Partial<Activities>, versioning: boolean) {
  const { env } = temporal;
  const buildId = buildIdOf(code);
  const worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue,
    workflowBundle: { code },
    activities,
    stickyQueueScheduleToStartTimeout: '2s',
    ...(versioning && { workerDeploymentOptions: versioned(buildId) }),
  });
  const running = worker.run();
  if (versioning) await makeCurrent(env.client, buildId, logger, new AbortController().signal);
  else await leaveVersioning(env.client);
  return {
    async stop() {
      worker.shutdown();
      await running;
    },
  };
}

const networkIsAway = failing('networkUnavailable', Infinity, async () => {});
const ended = { ok: true, lines: 13, profiles: 10 };

/** A qualification that the old build has accepted, and whose network does not answer. */
async function begunUnder(code: string, versioning: boolean, submissionId: string) {
  const input = anInput({ submissionId });
  const asked = Promise.withResolvers<void>();
  const { activities } = qualificationFakes(10, {
    askNetwork: async () => {
      asked.resolve();
      return networkIsAway();
    },
  });
  const old = await aWorker(code, activities, versioning);
  const handle = await temporal.env.client.workflow.start(qualificationWorkflow, {
    ...qualificationStart(input),
    taskQueue,
  });
  await asked.promise;
  await old.stop();
  return handle;
}

async function eventsOf(workflowId: string) {
  const { events } = await temporal.env.client.workflow.getHandle(workflowId).fetchHistory();
  return events ?? [];
}

/** The builds whose workers did its steps, in order. */
async function buildsOf(workflowId: string): Promise<string[]> {
  const steps = (await eventsOf(workflowId)).flatMap((event) =>
    event.workflowTaskCompletedEventAttributes
      ? [event.workflowTaskCompletedEventAttributes.deploymentVersion?.buildId ?? 'none']
      : [],
  );
  return steps.filter((build, index) => build !== steps[index - 1]);
}

const hasWaited = async (workflowId: string) =>
  (await eventsOf(workflowId)).some(({ timerStartedEventAttributes: timer }) => timer?.timerId === '1');

test.each([
  { versioning: false, ids: ['7k3m9qxp2d01', '7k3m9qxp2d02'] as const },
  { versioning: true, ids: ['7k3m9qxp2d03', '7k3m9qxp2d04'] as const },
])(
  'a qualification begun under the old build ends under the new one, versioning of workers $versioning',
  async ({ versioning, ids: [first, second] }) => {
    const begun = await begunUnder(oldCode, versioning, first);
    const { activities, recorded } = qualificationFakes(10);
    const now = await aWorker(newCode, activities, versioning);
    expect(await begun.result()).toEqual(ended);
    // The new worker did what was left, and what is new in it concerns those that begin now.
    expect(recorded.calls).toEqual(['ask 0+10', 'write', 'complete']);
    expect(await hasWaited(begun.workflowId)).toBe(false);
    const next = await temporal.env.client.workflow.start(qualificationWorkflow, {
      ...qualificationStart(anInput({ submissionId: second })),
      taskQueue,
    });
    expect(await next.result()).toEqual(ended);
    expect(await hasWaited(next.workflowId)).toBe(true);
    await now.stop();
    const builds = versioning ? [buildIdOf(oldCode), buildIdOf(newCode)] : ['none'];
    expect(await buildsOf(begun.workflowId)).toEqual(builds);
  },
);

test('switched off again, a worker without a build ends what one with a build began', async () => {
  const begun = await begunUnder(newCode, true, '7k3m9qxp2d05');
  const { activities } = qualificationFakes(10);
  const plain = await aWorker(newCode, activities, false);
  expect(await begun.result()).toEqual(ended);
  expect(await buildsOf(begun.workflowId)).toEqual([buildIdOf(newCode), 'none']);
  await plain.stop();
});

test('a build is told by its code, whatever folder it was bundled in', () => {
  expect(buildIdOf(`code\n//# sourceMappingURL=data:a`)).toBe(buildIdOf(`code\n//# sourceMappingURL=data:b`));
  expect(buildIdOf('code')).not.toBe(buildIdOf('other'));
  expect(buildIdOf(oldCode)).not.toBe(buildIdOf(newCode));
});
