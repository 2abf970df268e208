import {
  WithStartWorkflowOperation,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client';
import { expect, test } from 'vitest';
import { anInput, failing, qualificationFakes } from '#test/support/qualification-fakes';
import { aRealTemporal } from '#test/support/workflows';
import type { QualificationInput, Verdict } from '#workflows/qualification/qualification/contract';
import { retrySignal } from '#workflows/shared/contract';
import {
  progressQuery,
  qualificationStart,
  qualificationWorkflow,
  verdictUpdate,
} from '#workflows/qualification/qualification/contract';

const temporal = await aRealTemporal();

const submit = (client: Client, taskQueue: string, input: QualificationInput): Promise<Verdict> =>
  client.workflow.executeUpdateWithStart(verdictUpdate, {
    updateId: input.submissionId,
    startWorkflowOperation: new WithStartWorkflowOperation(qualificationWorkflow, {
      ...qualificationStart(input),
      taskQueue,
    }),
  });

const accepted = { ok: true, lines: 13, profiles: 10 };

test('the same submission sent twice at once is verified once and gets one verdict', async () => {
  const { activities, recorded } = qualificationFakes(10);
  const input = anInput({ submissionId: '7k3m9qxp2d01' });
  await temporal.with(activities, async (client, taskQueue) => {
    const sent = Array.from({ length: 5 }, () => submit(client, taskQueue, input));
    expect(await Promise.all(sent)).toEqual(sent.map(() => accepted));
  });
  expect(recorded.calls.filter((call) => call === 'verify' || call === 'accept')).toEqual([
    'verify',
    'accept',
  ]);
});

test('the same submission sent again after the end gets the first verdict', async () => {
  const { activities, recorded } = qualificationFakes(10);
  const input = anInput({ submissionId: '7k3m9qxp2d02' });
  await temporal.with(activities, async (client, taskQueue) => {
    await submit(client, taskQueue, input);
    await client.workflow.getHandle(qualificationStart(input).workflowId).result();
    expect(await submit(client, taskQueue, input)).toEqual(accepted);
  });
  expect(recorded.calls.filter((call) => call === 'verify')).toHaveLength(1);
});

test('a submission sent while no worker runs stands, and asking again later gets its verdict', async () => {
  const { activities, recorded } = qualificationFakes(10);
  const input = anInput({ submissionId: '7k3m9qxp2d03' });
  const { client } = temporal.env;
  const early = client.withDeadline(Date.now() + 1_500, () => submit(client, 'late-worker', input));
  await expect(early).rejects.toBeInstanceOf(WorkflowUpdateRPCTimeoutOrCancelledError);
  const verdict = await temporal.with(activities, () => submit(client, 'late-worker', input), 'late-worker');
  expect(verdict).toEqual(accepted);
  expect(recorded.calls.filter((call) => call === 'verify')).toHaveLength(1);
});

test('« Réessayer » ends a wait for the network at once', async () => {
  const { activities, recorded } = qualificationFakes(100);
  const ask = activities.askNetwork ?? (async () => {});
  let up = false;
  activities.askNetwork = async (input, part) => {
    await (up ? ask(input, part) : failing('networkUnavailable', 1, ask)(input, part));
  };
  await temporal.with(activities, async (client, taskQueue) => {
    const input = anInput({ submissionId: '7k3m9qxp2d04' });
    const handle = await client.workflow.start(qualificationWorkflow, {
      ...qualificationStart(input),
      taskQueue,
    });
    await expect.poll(() => recorded.shown.some((shown) => shown.wait), { timeout: 20_000 }).toBe(true);
    up = true;
    await handle.signal(retrySignal);
    await handle.result();
    // By the history and not by the clock: on a busy machine the rest takes longer than the wait would have.
    const { events = [] } = await handle.fetchHistory();
    expect(events?.filter(({ timerCanceledEventAttributes }) => timerCanceledEventAttributes)).toHaveLength(
      1,
    );
    expect(events?.filter(({ timerFiredEventAttributes }) => timerFiredEventAttributes)).toEqual([]);
    expect(await handle.query(progressQuery)).toEqual({
      state: 'completed',
      profiles: 100,
      profilesDone: 100,
    });
  });
}, 40_000);
