import { CancelledFailure } from '@temporalio/common';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { WithStartWorkflowOperation, type WorkflowHandle } from '@temporalio/client';
import { expect, test } from 'vitest';
import { identifiersFile, linesFile, stagedFile } from '#domain/qualification/files';
import { aPlace, gated, type Place } from '#test/support/qualification-place';
import { aRealTemporal } from '#test/support/workflows';
import {
  qualificationStart,
  qualificationWorkflow,
  verdictUpdate,
} from '#workflows/qualification/qualification/contract';

const temporal = await aRealTemporal();

const here = (profiles?: number) => aPlace(temporal.env.client, profiles);

/** Cancels and answers how Temporal shows the end. */
async function cancelled(handle: WorkflowHandle): Promise<string> {
  await handle.cancel();
  await handle.result().catch(() => undefined);
  return (await handle.describe()).status.name;
}

type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

/** Every input and result in a history, as text. */
const payloadsOf = (history: History) =>
  [...historyToJSON(history).matchAll(/"data": ?"([^"]*)"/g)].map(([, data = '']) =>
    Buffer.from(data, 'base64').toString(),
  );

const workingFiles = ({ input: { submissionId: id } }: Place) => [
  identifiersFile(id),
  linesFile(id),
  stagedFile(id),
];

async function expectStopped(place: Place): Promise<void> {
  expect(await place.row()).toMatchObject({
    state: 'rejected',
    comment: 'cancelled',
    refusal: null,
    endedAt: place.clock.now(),
    keepUntil: new Date('2026-12-02T08:00:00.000Z'),
  });
  expect(await place.process()).toMatchObject({ state: 'rejected', endedBy: null, waitingFor: null });
  expect(await place.used()).toBe(0);
}

const waitsForTheNetwork = (place: Place) =>
  expect.poll(async () => (await place.process())?.waitingFor, { timeout: 20_000 }).toBe('network');

test('a qualification cancelled while it waits is « Rejeté » with the reason of operations, its profiles given back; a second cancellation changes nothing', async () => {
  const place = await here();
  place.outside.network = 'unavailable';
  await temporal.with(place.activities, async (_client, taskQueue) => {
    const handle = await place.begin(taskQueue);
    await waitsForTheNetwork(place);
    expect(await place.used()).toBe(3);
    await place.reason('Envoyé deux fois par K. Belkacem');
    const twice = await Promise.allSettled([handle.cancel(), handle.cancel()]);
    expect(twice.map(({ status }) => status)).toContain('fulfilled');
    expect(await cancelled(handle).catch(() => 'closed')).toMatch(/CANCELLED|closed/);
    expect((await handle.describe()).status.name).toBe('CANCELLED');
    await expect.poll(() => place.mails.length).toBe(1);
    const told = payloadsOf(await handle.fetchHistory());
    expect(told).toContain('"cancelled"');
    expect(told.filter((payload) => payload.includes('Belkacem'))).toEqual([]);
  });
  await expectStopped(place);
  expect(await place.row()).toMatchObject({ stopReason: 'Envoyé deux fois par K. Belkacem' });
  expect(await place.db.processStop.count()).toBe(0);
  expect(place.mails[0]?.subject).toBe("Votre fichier n'a pas été qualifié");
  expect(await place.files()).toEqual(workingFiles(place).toSorted());
});

test('the reason of operations is kept while the process is being cancelled, and forgotten where it never heard of it', async () => {
  const place = await here();
  place.outside.network = 'hangs';
  const { activities, reached, open } = gated(place.activities, 'rejectQualification', 'before');
  const forget = async () => {
    place.clock.pass(60_000);
    return place.activities.forgetStops();
  };
  await temporal.with(activities, async (_client, taskQueue) => {
    const handle = await place.begin(taskQueue);
    await expect.poll(async () => (await place.row())?.state, { timeout: 20_000 }).toBe('inProgress');
    await place.reason('Temporal n’a pas répondu');
    expect(await forget()).toBe(1);
    await place.reason('Envoyé deux fois');
    await handle.cancel();
    await reached;
    expect(await forget()).toBe(0);
    open();
    await handle.result().catch(() => undefined);
  });
  expect(await place.row()).toMatchObject({ comment: 'cancelled', stopReason: 'Envoyé deux fois' });
});

test('a qualification cancelled while the network is being asked is rejected, and what is asked is given up', async () => {
  const place = await here();
  place.outside.network = 'hangs';
  await temporal.with(place.activities, async (_client, taskQueue) => {
    const handle = await place.begin(taskQueue);
    await expect.poll(async () => (await place.row())?.state).toBe('inProgress');
    expect(await cancelled(handle)).toBe('CANCELLED');
  });
  await expectStopped(place);
  expect(place.asked).toEqual([]);
  expect(await place.files()).toEqual(workingFiles(place).toSorted());
});

/** Sends the file as the portal does; answers the verdict that it waits for. */
const submit = (place: Place, taskQueue: string) =>
  temporal.env.client.workflow.executeUpdateWithStart(verdictUpdate, {
    updateId: place.input.submissionId,
    startWorkflowOperation: new WithStartWorkflowOperation(qualificationWorkflow, {
      ...qualificationStart(place.input),
      taskQueue,
    }),
  });
const handleOf = ({ workflowId }: Place) => temporal.env.client.workflow.getHandle(workflowId);

test('a file cancelled while it is verified is refused as stopped: whoever waits for the verdict is told so', async () => {
  const place = await here();
  const { activities, reached, open } = gated(place.activities, 'verifyFile', 'before');
  await temporal.with(activities, async (_client, taskQueue) => {
    const verdict = submit(place, taskQueue);
    await reached;
    await handleOf(place).cancel();
    expect(await verdict).toEqual({ ok: false, refusal: { reason: 'stopped' } });
    // Given once the row stands.
    expect(await place.row()).toMatchObject({ state: 'refused', refusal: '{"reason":"stopped"}' });
    open();
    await expect(handleOf(place).result()).rejects.toMatchObject({ cause: expect.any(CancelledFailure) });
  });
  expect(await place.used()).toBe(0);
  expect(place.mails).toEqual([]);
});

test('a file cancelled before its acceptance is committed is refused as stopped and holds no quota, however late the acceptance', async () => {
  const place = await here();
  const { activities, reached, open } = gated(place.activities, 'acceptQualification', 'before');
  await temporal.with(activities, async (_client, taskQueue) => {
    const verdict = submit(place, taskQueue);
    await reached;
    await handleOf(place).cancel();
    expect(await verdict).toEqual({ ok: false, refusal: { reason: 'stopped' } });
    open();
    await handleOf(place)
      .result()
      .catch(() => undefined);
  });
  expect(await place.row()).toMatchObject({ state: 'refused', refusal: '{"reason":"stopped"}' });
  expect(await place.used()).toBe(0);
  expect(place.asked).toEqual([]);
});

test('a file cancelled after its acceptance was committed is accepted and rejected: verdict and row agree', async () => {
  const place = await here();
  const { activities, reached, open } = gated(place.activities, 'acceptQualification', 'after');
  await temporal.with(activities, async (_client, taskQueue) => {
    const verdict = submit(place, taskQueue);
    await reached;
    expect(await place.used()).toBe(3);
    await handleOf(place).cancel();
    expect(await verdict).toEqual({ ok: true, lines: 3, profiles: 3 });
    open();
    await handleOf(place)
      .result()
      .catch(() => undefined);
    await expect.poll(() => place.mails.length).toBe(1);
  });
  await expectStopped(place);
});

test('a qualification cancelled once its results are written completes', async () => {
  const place = await here();
  const { activities, reached, open } = gated(place.activities, 'completeQualification', 'before');
  await temporal.with(activities, async (_client, taskQueue) => {
    const handle = await place.begin(taskQueue);
    await reached;
    await handle.cancel();
    open();
    expect(await handle.result()).toEqual({ ok: true, lines: 3, profiles: 3 });
    expect((await handle.describe()).status.name).toBe('COMPLETED');
    await expect.poll(() => place.mails.length).toBe(1);
  });
  expect(await place.row()).toMatchObject({ state: 'completed', comment: null });
  expect(await place.used()).toBe(3);
  expect(place.mails[0]?.subject).toBe('Votre fichier a été qualifié');
});
