import { readFile } from 'node:fs/promises';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker, bundleWorkflowCode } from '@temporalio/worker';
import type { Client } from '@temporalio/client';
import { IllegalStateError } from '@temporalio/common';
import { afterAll } from 'vitest';
import type { Activities } from '#activities/index';
import { AroundActivities } from '#activities/platform/interceptor';
import { config } from '#config';

const silent = new DefaultLogger('ERROR');
/** By the file that they begin with: files of tests with doubles of their own share a process with others. */
const bundles = new Map<string, Promise<{ code: string }>>();

/** The workflows as the worker ships them, as `npm test` has bundled them; without it, and doubles, once a process. */
export function workflowBundle(entry = inTheHouse): Promise<{ code: string }> {
  const ready = bundles.get(entry);
  if (ready) return ready;
  const made = entry === inTheHouse && config().temporal.workflowBundle;
  const bundle = made
    ? readFile(made, 'utf8').then((code) => ({ code }))
    : bundleWorkflowCode({ workflowsPath: entry, logger: silent });
  bundles.set(entry, bundle);
  return bundle;
}

const inTheHouse = new URL('../../workflows/index.ts', import.meta.url).pathname;

export interface TestTemporal {
  env: TestWorkflowEnvironment;
  /** Runs `story` while a worker serves the workflows with these activities. */
  with<T>(
    activities: Partial<Activities>,
    story: (client: Client, taskQueue: string) => Promise<T>,
    taskQueue?: string,
  ): Promise<T>;
}

/**
 * A time-skipping server until the last test of a file: a wait of an hour passes at once. One clock for all its tests, so
 * they run one after another and await the result of what they start; updates belong on a real server.
 */
export async function aTimeSkippingTemporal(entry?: string): Promise<TestTemporal> {
  quietRuntime();
  const path = config().tests.timeSkippingServer;
  const env = await TestWorkflowEnvironment.createTimeSkipping(
    path ? { server: { executable: { type: 'existing-path', path } } } : {},
  );
  await env.connection.operatorService.addSearchAttributes({
    namespace: env.client.options.namespace,
    searchAttributes: Object.fromEntries(attributes.map(([name, type]) => [name, indexedTypes[type]])),
  });
  return testing(env, entry);
}

/** The embedded server that the product runs, in memory, until the last test of a file. */
export async function aRealTemporal(entry?: string): Promise<TestTemporal> {
  quietRuntime();
  const path = config().temporal.cli;
  const env = await TestWorkflowEnvironment.createLocal({
    server: {
      ...(path ? { executable: { type: 'existing-path', path } } : {}),
      extraArgs: attributes.flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
    },
  });
  return testing(env, entry);
}

const attributes = Object.entries(config().temporal.searchAttributes);
/** Numbers of temporal.api.enums.v1.IndexedValueType. */
const indexedTypes = {
  Text: 1,
  Keyword: 2,
  Int: 3,
  Double: 4,
  Bool: 5,
  Datetime: 6,
  KeywordList: 7,
} as const;

function quietRuntime(): void {
  try {
    Runtime.install({ logger: silent, telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } } });
  } catch (error) {
    // That of an earlier file in this process, a test of which was given up: its worker has not ended yet.
    if (!(error instanceof IllegalStateError)) throw error;
  }
}

/** Workers of the product's workflows, or of doubles that the file `entry` exports. */
async function testing(env: TestWorkflowEnvironment, entry?: string): Promise<TestTemporal> {
  afterAll(() => env.teardown());
  const bundle = await workflowBundle(entry);
  let queues = 0;
  return {
    env,
    async with(activities, story, taskQueue = `test-${++queues}`) {
      const worker = await Worker.create({
        connection: env.nativeConnection,
        taskQueue,
        workflowBundle: bundle,
        activities,
        // On this thread: one of its own costs a third of a second of the processor each time. An endless loop of a
        // workflow holds its file of tests up instead of failing after five seconds.
        debugMode: true,
        interceptors: { activity: [() => ({ inbound: new AroundActivities() })] },
      });
      return worker.runUntil(story(env.client, taskQueue));
    },
  };
}
