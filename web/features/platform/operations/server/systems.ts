import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { processes, processKinds } from '#domain/process';
import { externalSystems, type ExternalSystem } from '#domain/systems';
import type { Database } from '#prisma/client';
import { audit } from '#web/server/audit';
import { log } from '#web/server/errors';
import { hurry } from './effects.ts';
import type { Hand } from './steer.ts';

/** An external system, and whether operations have paused the calls to it. */
export interface SystemView {
  system: ExternalSystem;
  pause: { reason: string; byLogin: string; since: string } | null;
  /** Processes that wait for the calls to be resumed. */
  waiting: number;
}

const kindsThatCall = (system: ExternalSystem) =>
  processKinds.filter((kind) => processes[kind].calls.includes(system));
const held = (system: ExternalSystem) => ({
  endedAt: null,
  waitingFor: 'paused',
  kind: { in: kindsThatCall(system) },
});

export async function systemViews(db: Database): Promise<SystemView[]> {
  const pauses = new Map((await db.systemPause.findMany()).map((row) => [row.system, row]));
  return Promise.all(
    externalSystems.map(async (system) => {
      const row = pauses.get(system);
      return {
        system,
        pause: row ? { reason: row.reason, byLogin: row.byLogin, since: row.at.toISOString() } : null,
        waiting: await db.process.count({ where: held(system) }),
      };
    }),
  );
}

type By = Pick<Hand, 'userId' | 'login' | 'fromAddress'>;

/** Pauses all calls to a system; false when they are paused already, and then the first reason is kept. */
export async function pauseCalls(
  db: Database,
  at: Date,
  { userId, login, fromAddress }: By,
  system: ExternalSystem,
  reason: string,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    if (await tx.systemPause.findUnique({ where: { system } })) return false;
    await tx.systemPause.create({ data: { system, reason, byLogin: login, at } });
    await audit(tx, at, {
      action: 'system.pause',
      actor: { userId, login },
      operatorId: null,
      subject: `system:${system}`,
      after: { reason },
      fromAddress,
    });
    return true;
  });
}

/** Resumes the calls; false when they are not paused. `wake` wakes the processes that wait for them. */
export async function resumeCalls(
  db: Database,
  at: Date,
  { userId, login, fromAddress }: By,
  system: ExternalSystem,
  reason: string,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const pause = await tx.systemPause.findUnique({ where: { system } });
    if (!pause) return false;
    await tx.systemPause.delete({ where: { system } });
    await audit(tx, at, {
      action: 'system.resume',
      actor: { userId, login },
      operatorId: null,
      subject: `system:${system}`,
      before: { reason: pause.reason, byLogin: pause.byLogin },
      after: { reason },
      fromAddress,
    });
    return true;
  });
}

const pageSize = 50;
const pageEveryMs = 1_000;
/** A process whose step was on its way when the calls were resumed begins to wait a moment later. */
const rounds = 3;

/**
 * Signals every process that waits for the calls to a system to try at once, fifty a second. A process that is missed,
 * because Temporal is away or this portal ends, tries again by itself. Stops when the calls are paused again, or at
 * `signal`.
 */
export async function wake(
  db: Database,
  client: Client,
  system: ExternalSystem,
  signal: AbortSignal,
): Promise<void> {
  for (let round = 1; round <= rounds; round++) {
    for (let after = ''; ; await pause(signal)) {
      if (signal.aborted || (await db.systemPause.findUnique({ where: { system } }))) return;
      const page = await db.process.findMany({
        where: { ...held(system), workflowId: { gt: after } },
        orderBy: { workflowId: 'asc' },
        select: { workflowId: true },
        take: pageSize,
      });
      const told = await Promise.allSettled(page.map(({ workflowId }) => hurry(client, workflowId)));
      const failed = told.filter((one) => one.status === 'rejected' || one.value !== 'done').length;
      if (failed > 0) log().warn({ system, failed }, 'processes could not be told that calls are resumed');
      const last = page.at(-1);
      if (!last || page.length < pageSize) break;
      after = last.workflowId;
    }
    if (round < rounds) await pause(signal);
  }
}

const pause = (signal: AbortSignal) => sleep(pageEveryMs, undefined, { signal }).catch(() => undefined);
