import type { certificates } from '#domain/certificates/manifest';
import { anAdministrator } from '#test/support/accounts';
import { aSlotInput, deposited } from '#test/support/certificates';
import type { StepsOf } from '#test/support/contract-world';
import { nextSubmission } from '#test/support/qualification-fakes';
import {
  certificateSettingsStart,
  certificateSettingsWorkflow,
} from '#workflows/certificates/settings/contract';
import { slotStart, slotWorkflow } from '#workflows/certificates/slot/contract';

/** How the contracts of test/contracts begin each kind of process, and what they find. */
export const steps = {
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
} satisfies StepsOf<typeof certificates>;
