'use server';
import { notFound } from 'next/navigation';
import { after } from 'next/server';
import { z } from 'zod';
import { mostAtOnce, processActions, reasonOf, type ProcessAction } from '#domain/process';
import { externalSystems } from '#domain/systems';
import { scopeOf, type Action } from '#domain/rights';
import { action, type Acting } from '#web/kit/action/action';
import { guarded } from '#web/server/errors';
import { steer } from './server/steer.ts';
import { pauseCalls, resumeCalls, systemViews, wake } from './server/systems.ts';
import { shutdownSignal } from '#web/server/shutdown';
import { temporalClient } from '#web/server/temporal';

const rightTo = {
  retry: 'process.retry',
  cancel: 'process.cancel',
  runAgain: 'process.runAgain',
} as const satisfies Record<ProcessAction, Action>;

const noReason = { ok: false, reason: 'noReason' } as const;
const reason = z.string().max(2_000);
const handOf = ({ by: { address, ...by } }: Acting) => ({ ...by, fromAddress: address });

const steering = z.object({
  action: z.enum(processActions),
  workflowIds: z.array(z.string().min(1).max(200)).min(1).max(mostAtOnce),
  reason: reason.default(''),
});

/** « Réessayer… », « Annuler… », « Relancer… »: one process or many, each with its own answer. */
export const steerProcesses = action('process.read', steering, async (asked, acting) => {
  const scope = scopeOf(acting.actor, rightTo[asked.action]);
  if (scope.reach === 'none') notFound();
  const why = reasonOf(asked.reason);
  if (why === null) return noReason;
  const results = await steer(
    { db: acting.db, client: temporalClient(), now: () => new Date() },
    { scope, ...handOf(acting) },
    { action: asked.action, workflowIds: [...new Set(asked.workflowIds)], reason: why },
  );
  return { ok: true, results } as const;
});

const holding = z.object({ system: z.enum(externalSystems), reason });

/** « Suspendre… »: holds back all calls to an outside system. */
export const pauseSystem = action('system.pause', holding, async ({ system, reason: typed }, acting) => {
  const { db, now } = acting;
  const why = reasonOf(typed);
  if (why === null) return noReason;
  const changed = await pauseCalls(db, now, handOf(acting), system, why);
  return { ok: true, changed, systems: await systemViews(db) } as const;
});

/** « Reprendre… »: lets them go out again, and wakes those that wait for it once the answer is given. */
export const resumeSystem = action('system.pause', holding, async ({ system, reason: typed }, acting) => {
  const { db, now } = acting;
  const why = reasonOf(typed);
  if (why === null) return noReason;
  const changed = await resumeCalls(db, now, handOf(acting), system, why);
  after(() => guarded('wake', () => wake(db, temporalClient(), system, shutdownSignal())));
  return { ok: true, changed, systems: await systemViews(db) } as const;
});
