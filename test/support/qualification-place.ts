import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client, WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Activities } from '#activities/index';
import type { Mail } from '#activities/platform/mail/client';
import { temporalRuns } from '#activities/platform/temporal/runs';
import { failureTypes } from '#domain/outage';
import type { NetworkProfile } from '#domain/qualification/result';
import { qualificationStart, qualificationWorkflow } from '#workflows/qualification/qualification/contract';
import { aWorld, anInput } from './activities.ts';
import { nextSubmission } from './qualification-fakes.ts';
import { aUser } from './rows.ts';

export type Place = Awaited<ReturnType<typeof aPlace>>;

type NetworkMode = 'answers' | 'unavailable' | 'refuses' | 'hangs';
type MailMode = 'takes' | 'unavailable' | 'refuses';

/** `count` numbers, one a line, all different. */
export const numbers = (count: number) =>
  Array.from({ length: count }, (_, n) => `06${String(10_000_000 + n)}\n`).join('');

/**
 * The real activities over a database and a data directory of their own, with a network and a mail server that the
 * test plays, and a staged file of `profiles` numbers.
 */
export async function aPlace(client: Client, profiles = 3, notify = true) {
  const asked: string[] = [];
  const mails: Mail[] = [];
  const outside: { network: NetworkMode; mail: MailMode } = { network: 'answers', mail: 'takes' };
  const world = await aWorld({
    runs: temporalRuns(client),
    network: {
      async profiles(_type, identifiers, key, signal) {
        if (outside.network === 'hangs')
          await new Promise((_, reject) =>
            signal.addEventListener('abort', () => reject(new Error('given up')), { once: true }),
          );
        if (outside.network === 'unavailable')
          throw ApplicationFailure.retryable('away', failureTypes.networkUnavailable);
        if (outside.network === 'refuses')
          throw ApplicationFailure.nonRetryable('no', failureTypes.networkRefused);
        asked.push(key);
        return identifiers.map((msisdn): NetworkProfile => ({ msisdn, onNetwork: true, handset: null }));
      },
    },
    mailer: {
      async send(mail) {
        if (outside.mail === 'unavailable')
          throw ApplicationFailure.retryable('away', failureTypes.mailUnavailable);
        if (outside.mail === 'refuses') throw ApplicationFailure.nonRetryable('no', failureTypes.mailRefused);
        mails.push(mail);
      },
      close: () => undefined,
    },
  });
  await world.db.user.create({ data: aUser() });
  const input = anInput({ submissionId: nextSubmission(), notify });
  const { submissionId } = input;
  const start = qualificationStart(input);
  await world.stage(submissionId, numbers(profiles));
  await world.db.stagedFile.create({
    data: {
      submissionId,
      operatorId: input.operatorId,
      contractId: input.contractId,
      userId: input.userId,
      fileName: 'numéros.csv',
      sizeBytes: 11 * profiles,
      notify,
      createdAt: new Date(),
    },
  });
  const { db } = world;
  return {
    ...world,
    outside,
    asked,
    mails,
    input,
    workflowId: start.workflowId,
    begin: (taskQueue: string): Promise<WorkflowHandle> =>
      client.workflow.start(qualificationWorkflow, { ...start, taskQueue }),
    row: () => db.qualification.findUnique({ where: { id: submissionId } }),
    process: () => db.process.findUnique({ where: { workflowId: start.workflowId } }),
    /** Profiles counted in all days. */
    used: async () => (await db.quotaDay.findMany()).reduce((sum, day) => sum + day.used, 0),
    /** Every file of the qualification goes, as with a broken disk. */
    lose: () => rm(join(world.dataDir, 'files'), { recursive: true }),
    /** What operations write before they cancel. */
    reason: (reason: string) =>
      db.processStop.create({
        data: { workflowId: start.workflowId, reason, byLogin: 'ops.jalon', at: world.clock.now() },
      }),
    /** The notice of an end of this run. */
    notice: (runId: string) =>
      db.process.findUnique({ where: { workflowId: `notice:alpha:${submissionId}:${runId}` } }),
    /** Begins anew after its first task, as « Relancer » does, or after its last; answers the new run. */
    async reset(where: 'first' | 'last' = 'first'): Promise<string> {
      const handle = client.workflow.getHandle(start.workflowId);
      const [{ runId }, { events }] = [await handle.describe(), await handle.fetchHistory()];
      const tasks = events?.filter((event) => event.workflowTaskCompletedEventAttributes) ?? [];
      const answer = await client.workflowService.resetWorkflowExecution({
        namespace: client.options.namespace,
        workflowExecution: { workflowId: start.workflowId, runId },
        reason: 'run again',
        workflowTaskFinishEventId: tasks.at(where === 'first' ? 0 : -1)?.eventId ?? null,
        requestId: crypto.randomUUID(),
        resetReapplyExcludeTypes: notOfTheNewRun,
      });
      return answer.runId;
    },
  };
}

/** Signals and cancellations, as numbers of temporal.api.enums.v1.ResetReapplyExcludeType. */
const notOfTheNewRun: number[] = [1, 4];

/** `activities` whose `name` stands before or after its work until `open` is called; `reached` tells that it does. */
export function gated(activities: Activities, name: keyof Activities, where: 'before' | 'after') {
  const reached = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  const work = activities[name] as (...args: unknown[]) => Promise<unknown>; // whichever it is, it is passed through
  let first = true;
  const stand = async () => {
    reached.resolve();
    await opened.promise;
  };
  const gate = async (...args: unknown[]) => {
    const stands = first;
    first = false;
    if (stands && where === 'before') await stand();
    const result = await work(...args);
    if (stands && where === 'after') await stand();
    return result;
  };
  return { activities: { ...activities, [name]: gate }, reached: reached.promise, open: opened.resolve };
}
