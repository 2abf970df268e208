'use server';
import { after } from 'next/server';
import { z } from 'zod';
import { mostAtOnce, processActions, reasonOf, type ProcessAction } from '#domain/process';
import { externalSystems } from '#domain/systems';
import type { Action } from '#domain/rights';
import { database } from '#web/server/database';
import { guarded, type Unexpected } from '#web/server/errors';
import { steer, type Steered } from './server/steer.ts';
import { pauseCalls, resumeCalls, systemViews, wake, type SystemView } from './server/systems.ts';
import { callerAddress } from '#web/server/request';
import { requireRight } from '#web/server/session';
import { shutdownSignal } from '#web/server/shutdown';
import { temporalClient } from '#web/server/temporal';

export type SteerAnswer =
  | { ok: true; results: Steered[] }
  | { ok: false; reason: 'invalid' | 'noReason' }
  | Unexpected;

const rightTo = {
  retry: 'process.retry',
  cancel: 'process.cancel',
  runAgain: 'process.runAgain',
} as const satisfies Record<ProcessAction, Action>;

const request = z.object({
  action: z.enum(processActions),
  workflowIds: z.array(z.string().min(1).max(200)).min(1).max(mostAtOnce),
  reason: z.string().max(2_000).default(''),
});

/** « Réessayer… », « Annuler… », « Relancer… »: one process or many, each with its own answer. */
export async function steerProcesses(asked: unknown): Promise<SteerAnswer> {
  return guarded('steerProcesses', async () => {
    const parsed = request.safeParse(asked);
    // Who may not see processes learns nothing of what is valid.
    const { user, scope } = await requireRight(parsed.success ? rightTo[parsed.data.action] : 'process.read');
    if (!parsed.success) return { ok: false, reason: 'invalid' };
    const { action, workflowIds } = parsed.data;
    const reason = reasonOf(parsed.data.reason);
    if (reason === null) return { ok: false, reason: 'noReason' };
    const results = await steer(
      { db: database(), client: temporalClient(), now: () => new Date() },
      { scope, userId: user.id, login: user.login, fromAddress: await callerAddress() },
      { action, workflowIds: [...new Set(workflowIds)], reason },
    );
    return { ok: true, results };
  });
}

export type SystemAnswer =
  | { ok: true; changed: boolean; systems: SystemView[] }
  | { ok: false; reason: 'invalid' | 'noReason' }
  | Unexpected;

const system = z.enum(externalSystems);

async function by() {
  const { user } = await requireRight('system.pause');
  return { userId: user.id, login: user.login, fromAddress: await callerAddress() };
}

/** « Suspendre… »: holds back all calls to an outside system. */
export async function pauseSystem(asked: unknown, why: unknown): Promise<SystemAnswer> {
  return guarded('pauseSystem', async () => {
    const who = await by();
    const parsed = system.safeParse(asked);
    if (!parsed.success || typeof why !== 'string') return { ok: false, reason: 'invalid' };
    const reason = reasonOf(why);
    if (reason === null) return { ok: false, reason: 'noReason' };
    const changed = await pauseCalls(database(), new Date(), who, parsed.data, reason);
    return { ok: true, changed, systems: await systemViews(database()) };
  });
}

/** « Reprendre… »: lets them go out again, and wakes those that wait for it once the answer is given. */
export async function resumeSystem(asked: unknown, why: unknown): Promise<SystemAnswer> {
  return guarded('resumeSystem', async () => {
    const who = await by();
    const parsed = system.safeParse(asked);
    if (!parsed.success || typeof why !== 'string') return { ok: false, reason: 'invalid' };
    const reason = reasonOf(why);
    if (reason === null) return { ok: false, reason: 'noReason' };
    const changed = await resumeCalls(database(), new Date(), who, parsed.data, reason);
    after(() => guarded('wake', () => wake(database(), temporalClient(), parsed.data, shutdownSignal())));
    return { ok: true, changed, systems: await systemViews(database()) };
  });
}
