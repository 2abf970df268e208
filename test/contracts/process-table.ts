import type { Client, WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { temporalRuns } from '#activities/platform/temporal/runs';
import { failureTypes } from '#domain/outage';
import type { ProcessKind, WaitReason } from '#domain/process';
import { aBatch, anAdministrator } from '#test/support/accounts';
import { anInput, aWorld } from '#test/support/activities';
import { aSlotInput, deposited } from '#test/support/certificates';
import { nextSubmission } from '#test/support/qualification-fakes';
import { aProcess, aQualification, aUser } from '#test/support/rows';
import { accountsStart, accountsWorkflow } from '#workflows/accounts/creation/contract';
import {
  certificateSettingsStart,
  certificateSettingsWorkflow,
} from '#workflows/certificates/settings/contract';
import { slotStart, slotWorkflow } from '#workflows/certificates/slot/contract';
import { passwordResetStart, passwordResetWorkflow } from '#workflows/platform/password-reset/contract';
import { noticeStart, noticeWorkflow } from '#workflows/qualification/notice/contract';
import { qualificationStart, qualificationWorkflow } from '#workflows/qualification/qualification/contract';

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
interface Steps {
  begin: (world: ContractWorld, taskQueue: string) => Promise<WorkflowHandle>;
  /** For what it waits while nothing outside answers. */
  waitsFor: WaitReason;
  /** Its state once it got what it waited for, if it then ends; null: it lives on. */
  ends: string | null;
  /** Its state when it was cancelled while it waited. */
  cancelled: string;
}

/** Who adds a kind of process adds its steps here; without them it does not compile. */
export const steps: Readonly<Record<ProcessKind, Steps>> = {
  qualification: {
    async begin(world, taskQueue) {
      const { client, db } = world;
      const input = anInput({ submissionId: nextSubmission() });
      const { submissionId, operatorId, contractId, userId } = input;
      await world.stage(submissionId, '0612345678\n');
      const staged = { submissionId, operatorId, contractId, userId, fileName: 'numéros.csv', sizeBytes: 11 };
      await db.stagedFile.create({ data: { ...staged, notify: false, createdAt: new Date() } });
      return client.workflow.start(qualificationWorkflow, { ...qualificationStart(input), taskQueue });
    },
    waitsFor: 'network',
    ends: 'completed',
    cancelled: 'rejected',
  },
  notice: {
    async begin({ client, db }, taskQueue) {
      const submissionId = nextSubmission();
      const workflowId = `qualification:alpha:${submissionId}`;
      const ended = { state: 'completed', endedAt: new Date() };
      await db.process.create({ data: aProcess({ workflowId, ...ended }) });
      await db.qualification.create({ data: aQualification({ id: submissionId, ...ended }) });
      const input = { submissionId, runId: 'run-1', ...ofUser, startedAt: new Date().toISOString() };
      return client.workflow.start(noticeWorkflow, { ...noticeStart(input), taskQueue });
    },
    waitsFor: 'mail',
    ends: 'completed',
    cancelled: 'rejected',
  },
  passwordReset: {
    begin: ({ client }, taskQueue) =>
      client.workflow.start(passwordResetWorkflow, {
        ...passwordResetStart({ submissionId: nextSubmission(), ...ofUser }),
        taskQueue,
      }),
    waitsFor: 'mail',
    ends: 'completed',
    cancelled: 'rejected',
  },
  accounts: {
    async begin({ client, db }, taskQueue) {
      await anAdministrator(db);
      const id = nextSubmission();
      const input = await aBatch(db, [`lea.${id}`], { id, createdAt: new Date() });
      return client.workflow.start(accountsWorkflow, { ...accountsStart(input), taskQueue });
    },
    // Its accounts are there by then; it sleeps until the day of the reminders.
    waitsFor: 'mail',
    ends: null,
    cancelled: 'completed',
  },
  certificateSlot: {
    async begin({ client, db }, taskQueue) {
      await anAdministrator(db, ['certificates']);
      const at = new Date();
      await deposited(db, { depositedAt: at, notAfter: new Date(at.getTime() + 365 * 86_400_000) });
      const input = aSlotInput({ startedAt: at.toISOString() });
      return client.workflow.start(slotWorkflow, { ...slotStart(input), taskQueue });
    },
    waitsFor: 'mail',
    ends: null,
    // A state of what it keeps, which has no end.
    cancelled: 'valid',
  },
  certificateSettings: {
    begin({ client }, taskQueue) {
      const version = Number(nextSubmission().slice(-2));
      const input = { version, startedAt: new Date().toISOString() };
      return client.workflow.start(certificateSettingsWorkflow, {
        ...certificateSettingsStart(input),
        taskQueue,
      });
    },
    waitsFor: 'storage',
    ends: 'completed',
    cancelled: 'rejected',
  },
};

const ofUser = { userId: 'user-alpha.user', operatorId: 'operator-alpha', operatorCode: 'alpha' };
