import type { Client, WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { temporalRuns } from '#activities/platform/temporal/runs';
import type { Manifest } from '#domain/kit/manifest';
import { failureTypes } from '#domain/outage';
import type { WaitReason } from '#domain/process';
import { aWorld } from '#test/support/activities';
import { aUser } from '#test/support/rows';

export type ContractWorld = Awaited<ReturnType<typeof aContractWorld>>;

/**
 * The real activities over a database of their own. While `outside.away`, no system outside answers, and what a process
 * without one works with does not either; one try a wait. Each wait is a long one, so that it asks for a hand.
 */
export async function aContractWorld(client: Client) {
  const outside = { away: true };
  let aheadMs = 0;
  const answers = (type: 'networkUnavailable' | 'mailUnavailable' | 'storageUnavailable') => {
    if (outside.away) throw ApplicationFailure.nonRetryable('away', failureTypes[type]);
  };
  const world = await aWorld({
    runs: temporalRuns(client),
    now: () => new Date(Date.now() + aheadMs),
    longWaitSeconds: 0,
    network: {
      async profiles(_type, identifiers) {
        answers('networkUnavailable');
        return identifiers.map((msisdn) => ({ msisdn, onNetwork: true, handset: null }));
      },
    },
    mailer: { send: async () => answers('mailUnavailable'), close: () => undefined },
  });
  await world.db.user.create({ data: aUser() });
  return {
    ...world,
    outside,
    client,
    activities: {
      ...world.activities,
      tellSlots: async (...told: Parameters<typeof world.activities.tellSlots>) => {
        answers('storageUnavailable');
        return world.activities.tellSlots(...told);
      },
    },
    /** What the reconciler leaves alone was written lately. */
    later: (ms: number) => void (aheadMs += ms),
  };
}

/** How the contracts begin a kind of process, and what they find. */
export interface Steps {
  begin: (world: ContractWorld, taskQueue: string) => Promise<WorkflowHandle>;
  /** For what it waits while nothing outside answers. */
  waitsFor: WaitReason;
  /** Its state once it got what it waited for, if it then ends; null: it lives on. */
  ends: string | null;
  /** Its state when it was cancelled while it waited. */
  cancelled: string;
}

/** The steps of each kind of process of a manifest; a kind without them does not compile. */
export type StepsOf<M extends Manifest> = Record<keyof M['processes'] & string, Steps>;

/** The demo's user of Alpha Télécom, whom `aContractWorld` creates. */
export const ofUser = { userId: 'user-alpha.user', operatorId: 'operator-alpha', operatorCode: 'alpha' };
