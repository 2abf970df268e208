import { pathToFileURL } from 'node:url';
import type { Client } from '@temporalio/client';
import type { Dependencies } from '#activities/dependencies';
import { createActivities } from '#activities/index';
import { ensureSchedules } from '#activities/platform/temporal/schedules';
import { loadConfig } from '#config';
import { firstLinkId } from '#domain/accounts/creation';
import { failureTypes, longWaitTask } from '#domain/outage';
import { processKinds, type ProcessKind } from '#domain/process';
import { taskId, type RaisedTask, type TaskKind } from '#domain/task';
import { renewalTask } from '#domain/certificates/renewal';
import { restoreStart } from '#workflows/certificates/restorer/contract';
import * as workflows from '#workflows/index';
import {
  absolute,
  callsTo,
  filesOf,
  firstArguments,
  literalFailureTypes,
  strings,
  templates,
} from './source-names.ts';
import { at, type Start } from './starts.ts';

/** What Temporal's server keeps under a name of ours: in histories, in its lists, in its schedules. */

const { temporal } = loadConfig({});

export const workflowTypes = () => Object.keys(workflows);

// The factories only close over what they are given.
export const activityTypes = () => Object.keys(createActivities({} as Dependencies));

/** Signals, updates and queries that the modules of the workflows export. Throws where one is not exported. */
export async function messageDefinitions() {
  const found = new Map<object, { path: string; exported: string; type: string; name: string }>();
  for (const path of filesOf('workflows/**/*.ts')) {
    const all: Record<string, unknown> = await import(pathToFileURL(absolute(path)).href);
    for (const [exported, value] of Object.entries(all))
      if (isMessage(value)) found.set(value, { path, exported, type: value.type, name: value.name });
  }
  const defined = callsTo(['defineSignal', 'defineUpdate', 'defineQuery'], 'workflows');
  if (defined !== found.size)
    throw new Error(
      `${defined} signals, updates and queries are defined, ${found.size} exported: export each`,
    );
  return [...found.values()];
}

export const messages = async () => (await messageDefinitions()).map(({ type, name }) => `${type} ${name}`);

const isMessage = (value: unknown): value is { type: string; name: string } =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  'name' in value &&
  ['signal', 'update', 'query'].includes(String(value.type));

export const patches = () => firstArguments(['patched', 'deprecatePatch'], 'workflows');

export const failures = () => [
  ...Object.values(failureTypes),
  ...literalFailureTypes('activities', 'workflows'),
];

/** The options of each schedule, as they reach the server. */
export async function scheduled(): Promise<string[]> {
  const made: string[] = [];
  const schedule = {
    create: async ({ scheduleId, action }: { scheduleId: string; action: object }) =>
      made.push(`${scheduleId} ${JSON.stringify(action)}`),
    getHandle: () => ({ trigger: async () => {} }),
  };
  await ensureSchedules({ schedule } as unknown as Client, temporal); // what it calls of a client
  return made;
}

const slot = { service: 'WebEligibilité', environment: 'production' } as const;

/** Of all processes, from test/workflows/<service>/starts.ts. */
async function allStarts(): Promise<Start[]> {
  const parts = await Promise.all(
    filesOf('test/workflows/*/starts.ts').map(
      (path): Promise<{ starts: Partial<Record<ProcessKind, Start[]>> }> =>
        import(pathToFileURL(absolute(path)).href),
    ),
  );
  const starts: Partial<Record<ProcessKind, Start[]>> = Object.assign(
    {},
    ...parts.map((part) => part.starts),
  );
  return processKinds.flatMap((kind) => {
    const found = starts[kind];
    if (!found) throw new Error(`No test/workflows/<service>/starts.ts starts the process ${kind}`);
    return found;
  });
}

/** How each process is started: its id, its policies, its search attributes. The shapes of inputs are a list of their own. */
export const started = async () => [
  ...[...(await allStarts()), restoreStart()].map(startLine),
  `one-time link of an account of a batch: ${firstLinkId('<batch>', 0)}`,
];

const startLine = (start: Start) => {
  const attributes = (start.typedSearchAttributes ?? []).map(({ key, value }) => `${key.name}=${value}`);
  const policies = [start.workflowIdReusePolicy, start.workflowIdConflictPolicy ?? 'FAIL'];
  return [start.workflowId, ...policies, ...attributes].join(' ');
};

export const declared = () => [
  `namespace ${temporal.namespace}`,
  ...Object.entries(temporal.taskQueues).map(([name, queue]) => `task queue ${name}: ${queue}`),
  ...Object.entries(temporal.searchAttributes).map(([name, type]) => `search attribute ${name}: ${type}`),
];

const certificate = { id: '<certificate>', label: '<label>', notAfter: at };
const longWait = longWaitTask({ for: 'mail', since: at, until: at }, new Date('2026-11-03'), 1);

/** A task of each kind; null would be one whose sample raises none. */
const tasks: Record<TaskKind, RaisedTask | null> = {
  longWait,
  renewCertificate: renewalTask(slot, certificate, at),
};

/** The id of each kind of task, which holds its step, its inbox and the facts that its row keeps as JSON. */
export const raised = () =>
  Object.entries(tasks).map(([kind, task]) => {
    if (!task) throw new Error(`The sample of ${kind} raises no task`);
    return `${kind} ${taskId('<workflow>', task.step)} for ${JSON.stringify(task.audience)}: ${Object.keys(task.matter).toSorted().join(', ')}`;
  });

/** Keys and subjects that are put together, `…` for an id. */
export const compositeKeys = () =>
  // `health:` and `reference:` name faults in logs only.
  templates(
    /^(?=.*[a-z])(?!health:|reference:)[\w.…-]*(:[\w.…-]*)+$/,
    'domain',
    'workflows',
    'activities',
    'web',
    'tools',
  );

export const ownNames = () =>
  strings(
    /^(__Secure-|x-)?jalon[-._](?!unused$)[\w.-]+$/,
    'domain',
    'activities',
    'workflows',
    'web',
    'worker.ts',
  );
