import { processStart } from '#workflows/shared/contract';

/** Ids and small readable facts only: the data of the form is in its staged row. */
export interface AccountsInput {
  submissionId: string;
  /** The person who sent the form. */
  userId: string;
  operatorId: string;
  operatorCode: string;
  /** Number of accounts in the form. */
  accounts: number;
  /** ISO instant at which the form was staged. */
  startedAt: string;
  /** Set by a run that waited so long that it went on in a new one. */
  resumed?: ResumedAccounts;
}

/** Where a renewed run goes on; the steps before are done. */
export interface ResumedAccounts {
  step: 'create' | 'confirm' | 'remind';
  /** ISO instant of the reminders, once it is known. */
  remindAt: string | null;
  outage: { since: string; round: number };
}

export const accountsWorkflow = 'accounts';

export const accountsStart = (input: AccountsInput) =>
  processStart(accountsWorkflow, input, {
    summary: `${input.accounts} new ${input.accounts === 1 ? 'account' : 'accounts'}`,
    state: 'acknowledged',
  });
