import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { hindranceTo, type Hindrance, type ProcessAction } from '#domain/process';
import type { Scope } from '#domain/rights';
import type { Database, Process } from '#prisma/client';
import { audit, type OperatorAction } from '#web/server/audit';
import { report } from '#web/server/errors';
import { beginAnew, hurry, stop } from './effects.ts';
import { standingsOf } from './standing.ts';
import { ofOperatorWithin } from '#web/server/scope';
import { isOutage } from '#web/server/temporal';

/** What became of one process: done, why it is no longer possible, or Temporal could not be reached. */
export type Outcome = 'done' | Hindrance | 'unknown' | 'temporal' | 'unexpected';
export interface Steered {
  workflowId: string;
  /** What people call it; its id where nobody knows it. */
  reference: string;
  outcome: Outcome;
}

export interface Steering {
  action: ProcessAction;
  workflowIds: readonly string[];
  reason: string;
}

/** Who does it, from where, and where they may. */
export interface Hand {
  scope: Scope;
  userId: string;
  login: string;
  fromAddress: string | null;
}

interface Means {
  db: Database;
  client: Client;
  now: () => Date;
}

const auditActions = {
  retry: 'process.retry',
  cancel: 'process.cancel',
  runAgain: 'process.runAgain',
} as const satisfies Record<ProcessAction, OperatorAction>;

/** So many side by side, and then a pause: at most fifty a second, whatever the number of processes. */
const slice = 10;
const pauseMs = 200;

/**
 * Does `action` to each process, one independent of the other: first its trace in one transaction, then the effect in
 * Temporal, which may be asked again. Once Temporal answers none of a slice, the rest is not asked.
 */
export async function steer(
  means: Means,
  hand: Hand,
  { action, workflowIds, reason }: Steering,
): Promise<Steered[]> {
  const rows = await means.db.process.findMany({
    where: { AND: [ofOperatorWithin(hand.scope), { workflowId: { in: [...workflowIds] } }] },
  });
  const byId = new Map(rows.map((row) => [row.workflowId, row]));
  const results: Steered[] = [];
  let reached = true;
  for (let start = 0; start < workflowIds.length; start += slice) {
    if (start > 0 && reached) await sleep(pauseMs);
    const part = await Promise.all(
      workflowIds.slice(start, start + slice).map(async (workflowId): Promise<Steered> => {
        const row = byId.get(workflowId);
        if (!row) return { workflowId, reference: workflowId, outcome: 'unknown' };
        const { reference } = row;
        if (!reached) return { workflowId, reference, outcome: 'temporal' };
        return { workflowId, reference, outcome: await one(means, hand, action, reason, row) };
      }),
    );
    reached &&= part.some(({ outcome }) => outcome !== 'temporal');
    results.push(...part);
  }
  return results;
}

async function one(
  { db, client, now }: Means,
  hand: Hand,
  action: ProcessAction,
  reason: string,
  row: Process,
): Promise<Outcome> {
  const { workflowId, operatorId } = row;
  const { userId, login, fromAddress } = hand;
  try {
    const [standing] = await standingsOf(db, [row]);
    const hindrance = standing ? hindranceTo(action, standing) : 'unknownKind';
    if (hindrance) return hindrance;
    // First the trace: what cannot be told must not happen. An effect that fails then leaves a row of the attempt.
    await db.$transaction(async (tx) => {
      const at = now();
      await audit(tx, at, {
        action: auditActions[action],
        actor: { userId, login },
        operatorId,
        subject: `process:${workflowId}`,
        after: { reason },
        fromAddress,
      });
      if (action === 'cancel')
        await tx.processStop.upsert({
          where: { workflowId },
          create: { workflowId, reason, byLogin: login, at },
          update: { reason, byLogin: login, at },
        });
      if (action === 'runAgain') await tx.processStop.deleteMany({ where: { workflowId } });
    });
    return await effect(client, action, row);
  } catch (error) {
    if (isOutage(error)) return 'temporal';
    if (error instanceof WorkflowNotFoundError) return action === 'runAgain' ? 'historyGone' : 'ended';
    report(error, `process.${action}`, { workflowId });
    return 'unexpected';
  }
}

async function effect(
  client: Client,
  action: ProcessAction,
  { workflowId, runId }: Process,
): Promise<Outcome> {
  switch (action) {
    case 'retry':
      await hurry(client, workflowId);
      return 'done';
    case 'cancel':
      await stop(client, workflowId);
      return 'done';
    case 'runAgain':
      return beginAnew(client, { workflowId, seenRunId: runId });
  }
}
