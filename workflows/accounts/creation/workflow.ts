import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import {
  ParentClosePolicy,
  continueAsNew,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
  startChild,
} from '@temporalio/workflow';
import type { Activities } from '#activities/index';
import { firstLinkId, reminderHours, type AccountsState } from '#domain/accounts/creation';
import { failureTypes } from '#domain/outage';
import { passwordResetStart, passwordResetWorkflow } from '#workflows/platform/password-reset/contract';
import { cancelledAfter } from '#workflows/shared/cancelled';
import { retrySignal } from '#workflows/shared/contract';
import { failureType, patience, type Outage } from '#workflows/shared/patience';
import { rowWrite, shortStep } from '#workflows/shared/policies';
import { tellStory } from '#workflows/shared/story';
import type { AccountsInput, ResumedAccounts } from './contract.ts';

const { showAccounts } = proxyLocalActivities<Activities>(rowWrite);
const { openAccounts, createAccount, confirmAccounts, remindAccount, endAccounts } =
  proxyActivities<Activities>(shortStep);

/**
 * From a form to people who can log in (OWF-208): creates its accounts one by one, sends each person the link of an
 * initialisation by a process of its own, confirms to the administrator, and reminds once whoever has not used the link.
 */
export async function accounts(input: AccountsInput): Promise<AccountsState> {
  const { resumed, operatorCode } = input;
  let step: ResumedAccounts['step'] = resumed?.step ?? 'create';
  let remindAt = resumed?.remindAt ?? null;
  const story = tellStory<AccountsState, { handled: number }>(
    { state: 'acknowledged', facts: { handled: step === 'create' ? 0 : input.accounts } },
    (telling) => showAccounts(input, telling),
    ({ state, facts, wait }) =>
      [
        `**${input.accounts} new accounts** of ${operatorCode}: **${state}**, ${facts.handled} handled`,
        step === 'remind' && remindAt ? `Reminds who has not used the link by then at ${remindAt}.` : '',
        wait
          ? `Waits for **${wait.for}** since ${wait.since}, tries again at ${wait.until}. Signal \`retry\` tries now.`
          : '',
      ]
        .filter(Boolean)
        .join('\n\n'),
  );
  const renew = async (outage: Outage) => {
    await story.settled();
    // Each step may be repeated: the new run begins the one it waits in.
    await continueAsNew<typeof accounts>({ ...input, resumed: { step, remindAt, outage } });
  };
  const steadily = patience((wait) => story.show({ wait }), renew);
  const sendSteadily = patience((wait) => story.show({ wait }), renew, resumed?.outage);
  setHandler(retrySignal, () => {
    steadily.hurry();
    sendSteadily.hurry();
  });

  const places = Array.from({ length: input.accounts }, (_, place) => place);

  /** The ids of the accounts that were created, at their places. */
  async function create(): Promise<(string | null)[]> {
    const created: (string | null)[] = [];
    for (const place of places) {
      const summary = `Account ${place + 1} of ${input.accounts}`;
      created.push(
        await steadily(() => createAccount.executeWithOptions({ summary }, [input, place, story.next()])),
      );
    }
    return created;
  }

  /** A mail that the server refuses for good is not worth another try, and keeps nobody else's from being sent. */
  async function mail(send: () => Promise<boolean>): Promise<void> {
    try {
      await sendSteadily(send);
    } catch (error) {
      if (failureType(error) !== failureTypes.mailRefused) throw error;
    }
  }

  const endAs = (state: AccountsState) =>
    steadily(async () => {
      await endAccounts(input, state, story.next());
      story.end(state);
    });

  try {
    await steadily(() => openAccounts(input, story.next()));
    story.enter('inProgress');
    if (step === 'create') {
      const created = await create();
      await Promise.all(
        created.map(async (userId, place) => userId !== null && invite(input, place, userId)),
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
    await Promise.all(places.map((place) => mail(() => remindAccount(input, place))));
    await endAs('completed');
  } catch (error) {
    return cancelledAfter(error, () => endAs(step === 'create' ? 'rejected' : 'completed'), story);
  }
  await story.settled();
  return 'completed';
}

/** The initialisation link goes out by a process of its own, which may wait for the mail server longer than this one. */
async function invite(input: AccountsInput, place: number, userId: string): Promise<void> {
  const { submissionId, operatorId, operatorCode } = input;
  const { workflowId, args, staticSummary, typedSearchAttributes, workflowIdReusePolicy } =
    passwordResetStart({
      submissionId: firstLinkId(submissionId, place),
      userId,
      operatorId,
      operatorCode,
      first: true,
    });
  try {
    await startChild(passwordResetWorkflow, {
      workflowId,
      workflowIdReusePolicy,
      args,
      staticSummary,
      typedSearchAttributes,
      parentClosePolicy: ParentClosePolicy.ABANDON,
    });
  } catch (error) {
    // By a run before this one.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
