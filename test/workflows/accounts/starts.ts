import type { accounts } from '#domain/accounts/manifest';
import { at, operatorCode, people, type Starts } from '#test/support/starts';
import { accountsStart } from '#workflows/accounts/creation/contract';

/** How each process is started, as test/wire-names.txt keeps it. */
export const starts = {
  accounts: [accountsStart({ ...people, operatorCode, submissionId: '<batch>', accounts: 2, startedAt: at })],
} satisfies Starts<typeof accounts>;
