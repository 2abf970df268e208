import 'server-only';
import type { Client } from '@temporalio/client';
import { hindranceTo, type Hindrance, type ProcessAction } from '#domain/process';
import type { Scope } from '#domain/rights';
import type { Database, Process } from '#prisma/client';
import { audit, type OperatorAction } from '#web/server/audit';
import { report } from '#web/server/errors';
import { beginAnew, hurry, stop } from './effects.ts';
import { standingsOf } from './standing.ts';
import { inRounds, type Miss } from '#web/server/processes';
import { ofOperatorWithin } from '#web/server/scope';

/** Done, why it is no longer possible, or Temporal was not reached. */
export type Outcome = 'done' | Hindrance | 'unknown' | 'temporal' | 'unexpected';
export interface Steered {
  workflowId: string;
  /** The workflow id where there is no row. */
  reference: string;
  outcome: Outcome;
}

export interface Steering {
  action: ProcessAction;
  workflowIds: readonly string[];
  reason: string;
}

/** The person who acts, and the scope. */
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

/** At most fifty a second, whatever the number of processes. */
const pace = { atOnce: 10, pauseMs: 200 };

/**
 * Does `action` to each process, one independent of the other: first the audit row, then the idempotent effect in
 * Temporal.
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
  const known = workflowIds.flatMap((workflowId) => byId.get(workflowId) ?? []);
  const answers = await inRounds(known, pace, (row) => one(means, hand, action, reason, row));
  const outcomes = new Map(known.map(({ workflowId }, index) => [workflowId, answers[index]]));
  return workflowIds.map((workflowId) => {
    const answer = outcomes.get(workflowId) ?? 'unknown';
    const reference = byId.get(workflowId)?.reference ?? workflowId;
    return { workflowId, reference, outcome: answer === 'outage' ? 'temporal' : answer };
  });
}

type Answer = Exclude<Outcome, 'temporal'> | 'outage';

async function one(
  { db, client, now }: Means,
  hand: Hand,
  action: ProcessAction,
  reason: string,
  row: Process,
): Promise<Answer> {
  const { workflowId, operatorId } = row;
  const { userId, login, fromAddress } = hand;
  try {
    const [standing] = await standingsOf(db, [row]);
    const hindrance = standing ? hindranceTo(action, standing) : 'unknownKind';
    if (hindrance) return hindrance;
    // First the audit row: nothing happens without one. An effect that fails then leaves the row of the attempt.
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
    const done = await effect(client, action, row);
    if (done === 'notFound') return action === 'runAgain' ? 'historyGone' : 'ended';
    return done;
  } catch (error) {
    report(error, `process.${action}`, { workflowId });
    return 'unexpected';
  }
}

function effect(
  client: Client,
  action: ProcessAction,
  { workflowId, runId }: Process,
): Promise<'done' | 'open' | Miss> {
  switch (action) {
    case 'retry':
      return hurry(client, workflowId);
    case 'cancel':
      return stop(client, workflowId);
    case 'runAgain':
      return beginAnew(client, { workflowId, seenRunId: runId });
  }
}
