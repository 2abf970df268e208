import { continueAsNew, proxyActivities, proxyLocalActivities, sleep } from '@temporalio/workflow';
import type { Activities } from '#activities/index';
import { firstLinkId, reminderHours, type AccountsState } from '#domain/accounts/creation';
import { failureTypes } from '#domain/outage';
import { passwordResetStart } from '#workflows/platform/password-reset/contract';
import { failureType } from '#workflows/shared/patience';
import { rowWrite, shortStep } from '#workflows/shared/policies';
import { openProcess } from '#workflows/shared/process';
import { startApart } from '#workflows/shared/start-apart';
import type { AccountsInput, ResumedAccounts } from './contract.ts';

const { showAccounts } = proxyLocalActivities<Activities>(rowWrite);
const { openAccounts, createAccount, confirmAccounts, remindAccount, endAccounts } =
  proxyActivities<Activities>(shortStep);

/**
 * From a form to people who can log in (OWF-208): creates its accounts one by one, starts a process for each that mails
 * the initialisation link, confirms to the administrator, and sends one reminder to each person with an unused link.
 */
export async function accounts(input: AccountsInput): Promise<AccountsState> {
  const { resumed, operatorCode } = input;
  let step: ResumedAccounts['step'] = resumed?.step ?? 'create';
  let remindAt = resumed?.remindAt ?? null;
  const { story, steadily, patience, endAs, run } = openProcess<AccountsState, { handled: number }>({
    first: { state: 'acknowledged', facts: { handled: step === 'create' ? 0 : input.accounts } },
    show: (snapshot) => showAccounts(input, snapshot),
    details: ({ state, facts }) => [
      `**${input.accounts} new accounts** of ${operatorCode}: **${state}**, ${facts.handled} handled`,
      step === 'remind' && remindAt ? `Sends reminders for unused links at ${remindAt}.` : '',
    ],
    // Steps are idempotent: the new run repeats the one that waits.
    renew: (outage) => continueAsNew<typeof accounts>({ ...input, resumed: { step, remindAt, outage } }),
  });
  const sendSteadily = patience({ outage: resumed?.outage });
  const positions = Array.from({ length: input.accounts }, (_, position) => position);

  /** Answers the id of each account at its position in the form; null where none was created. */
  async function create(): Promise<(string | null)[]> {
    const created: (string | null)[] = [];
    for (const position of positions) {
      const summary = `Account ${position + 1} of ${input.accounts}`;
      created.push(
        await steadily(() => createAccount.executeWithOptions({ summary }, [input, position, story.next()])),
      );
    }
    return created;
  }

  /** A mail that the server refuses for good is not retried, and does not keep the other mails from being sent. */
  async function mail(send: () => Promise<boolean>): Promise<void> {
    try {
      await sendSteadily(send);
    } catch (error) {
      if (failureType(error) !== failureTypes.mailRefused) throw error;
    }
  }

  const endAccountsAs = (state: AccountsState) =>
    endAs(state, (revision) => endAccounts(input, state, revision));

  return run(
    async () => {
      await steadily(() => openAccounts(input, story.next()));
      story.enter('inProgress');
      if (step === 'create') {
        const created = await create();
        await Promise.all(
          created.map(async (userId, position) => userId !== null && invite(input, position, userId)),
        );
        remindAt = new Date(Date.now() + reminderHours * 3_600_000).toISOString();
        step = 'confirm';
        story.enter('inProgress', { handled: input.accounts });
      }
      if (step === 'confirm') {
        await mail(() => confirmAccounts(input));
        step = 'remind';
        story.enter('inProgress');
      }
      await sleep(Math.max(1, Date.parse(remindAt ?? '') - Date.now()), { summary: 'Until the reminders' });
      await Promise.all(positions.map((position) => mail(() => remindAccount(input, position))));
      await endAccountsAs('completed');
      return 'completed';
    },
    () => endAccountsAs(step === 'create' ? 'rejected' : 'completed'),
  );
}

/** Mails the initialisation link in a process of its own, which may wait for the mail server longer than this one. */
async function invite(input: AccountsInput, position: number, userId: string): Promise<void> {
  const { submissionId, operatorId, operatorCode } = input;
  const start = passwordResetStart({
    submissionId: firstLinkId(submissionId, position),
    userId,
    operatorId,
    operatorCode,
    first: true,
  });
  await startApart(start);
}
