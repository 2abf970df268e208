import { ApplicationFailure } from '@temporalio/common';
import { failureTypes } from '#domain/outage';
import type { ExternalSystem } from '#domain/systems';
import type { Database } from '#prisma/client';

/**
 * Whether calls to outside systems may go out: raises SystemPaused while operations hold them back. Not tried again by
 * the activity itself, so that the process shows at once what it waits for.
 */
export type Gate = (system: ExternalSystem) => Promise<void>;

/** Asks the database each time. */
export function gate(db: Database): Gate {
  return async (system) => {
    if (await db.systemPause.findUnique({ where: { system }, select: { system: true } }))
      throw ApplicationFailure.nonRetryable(
        `Operations hold back the calls to the ${system}`,
        failureTypes.systemPaused,
      );
  };
}

const trustedForMs = 1_000;

/**
 * For many calls a second: that a system is open counts for a second. That it is held back never does, because whoever
 * is woken at the resumption tries at once.
 */
export function busyGate(db: Database, now: () => number = () => performance.now()): Gate {
  const ask = gate(db);
  const open = new Map<ExternalSystem, number>();
  return async (system) => {
    const since = open.get(system);
    const at = now();
    if (since !== undefined && at - since < trustedForMs) return;
    await ask(system);
    open.set(system, at);
  };
}
