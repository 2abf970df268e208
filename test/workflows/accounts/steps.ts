import type { accounts } from '#domain/accounts/manifest';
import { aBatch, anAdministrator } from '#test/support/accounts';
import type { StepsOf } from '#test/support/contract-world';
import { nextSubmission } from '#test/support/qualification-fakes';
import { accountsStart, accountsWorkflow } from '#workflows/accounts/creation/contract';

/** How the contracts of test/contracts begin each kind of process, and what they find. */
export const steps = {
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
} satisfies StepsOf<typeof accounts>;
