import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client';
import type { SignalDefinition, UpdateDefinition } from '@temporalio/common';
import type { ProcessStart, StartProcess } from '#workflows/shared/contract';
import { report } from './errors.ts';
import { isOutage, taskQueue, temporalClient } from './temporal.ts';

const patienceMs = 5_000;

/** A start as a contract makes it; tests name a task queue of their own. */
type Start = ProcessStart & { taskQueue?: string };

/** Idempotent: true as well when the process runs already, or has ended. An outage is false, as is any logged failure. */
export async function startProcess(client: Client, { workflowType, ...start }: Start): Promise<boolean> {
  try {
    await client.withDeadline(Date.now() + patienceMs, () =>
      client.workflow.start(workflowType, { taskQueue: taskQueue(), ...start }),
    );
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return true;
    if (!isOutage(error)) report(error, `start of ${workflowType}`, { workflowId: start.workflowId });
    return false;
  }
}

export const processStarter =
  (client: Client): StartProcess<ProcessStart> =>
  (start) =>
    startProcess(client, start);

/** Starts with the portal's own client. */
export const startOnTemporal: StartProcess<ProcessStart> = (start) => startProcess(temporalClient(), start);

/** Why a request reached no process: Temporal is away, or no such process runs. */
export type Miss = 'outage' | 'notFound';

/** A request to Temporal whose expected failures are values. */
export async function request<T>(client: Client, ask: () => Promise<T>): Promise<T | Miss> {
  try {
    return await client.withDeadline(Date.now() + patienceMs, ask);
  } catch (error) {
    if (isOutage(error)) return 'outage';
    if (error instanceof WorkflowNotFoundError) return 'notFound';
    throw error;
  }
}

export function signalProcess<A extends unknown[]>(
  client: Client,
  workflowId: string,
  signal: SignalDefinition<A>,
  ...args: A
): Promise<'done' | Miss> {
  return request(client, async () => {
    await client.workflow.getHandle(workflowId).signal<A>(signal, ...args);
    return 'done' as const;
  });
}

/**
 * `outage`: Temporal was not reached. `unanswered`: no worker has answered in time. After both the same request may be
 * sent again. `ended`: the process failed or was terminated without an answer.
 */
export type UpdateAnswer<T> =
  | { ok: true; result: T }
  | { ok: false; reason: 'outage' | 'unanswered' }
  | { ok: false; reason: 'ended'; cause: Error };

export interface Update<T, A extends unknown[]> {
  definition: UpdateDefinition<T, A>;
  updateId: string;
  args: A;
}

/**
 * The start protocol: starts the process unless it exists, and waits until `until` (milliseconds since 1970) for the
 * result of the update. The same ids bring the first result, even after the end. The Temporal server forgets an update
 * that no worker has seen when it restarts, so sending it again is also what brings it back.
 */
export async function updateWithStart<T, A extends unknown[]>(
  client: Client,
  { workflowType, ...start }: Start,
  { definition, updateId, args }: Update<T, A>,
  until: number,
): Promise<UpdateAnswer<T>> {
  // The SDK takes each operation once.
  const startWorkflowOperation = new WithStartWorkflowOperation(workflowType, {
    taskQueue: taskQueue(),
    ...start,
  });
  try {
    const result = await client.withDeadline(until, () =>
      client.workflow.executeUpdateWithStart(definition, { updateId, args, startWorkflowOperation }),
    );
    return { ok: true, result };
  } catch (error) {
    if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return { ok: false, reason: 'unanswered' };
    if (error instanceof WorkflowExecutionAlreadyStartedError || error instanceof WorkflowUpdateFailedError)
      return { ok: false, reason: 'ended', cause: error };
    if (isOutage(error)) return { ok: false, reason: 'outage' };
    throw error;
  }
}

const againMs = 250;

/** Sends an update again during an outage: a killed server is back within seconds. */
export async function resent<T>(
  send: (until: number) => Promise<UpdateAnswer<T>>,
  until: number,
): Promise<UpdateAnswer<T>> {
  for (;;) {
    const answer = await send(until);
    if (answer.ok || answer.reason !== 'outage' || Date.now() + againMs >= until) return answer;
    await sleep(againMs);
  }
}

export interface Pace {
  /** Items of a round, side by side. */
  atOnce: number;
  pauseMs: number;
}

/**
 * Does `act` for each item, round after round. After a round that met nothing but an outage it asks for no more: the
 * items left answer `outage`.
 */
export async function inRounds<T, R>(
  items: readonly T[],
  { atOnce, pauseMs }: Pace,
  act: (item: T) => Promise<R | 'outage'>,
): Promise<(R | 'outage')[]> {
  const answers: (R | 'outage')[] = [];
  for (let first = 0; first < items.length; first += atOnce) {
    if (first > 0) await sleep(pauseMs);
    const round = await Promise.all(items.slice(first, first + atOnce).map(act));
    answers.push(...round);
    if (round.every((answer) => answer === 'outage')) break;
  }
  return items.map((_, index) => answers[index] ?? 'outage');
}
