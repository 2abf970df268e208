import type { WorkflowHandle } from '@temporalio/client';
import { expect, test } from 'vitest';
import { resultFile } from '#domain/qualification/files';
import { within } from '#test/support/activities';
import { aPlace, gated, type Place } from '#test/support/qualification-place';
import { aRealTemporal } from '#test/support/workflows';
import { retrySignal } from '#workflows/shared/contract';

/** A qualification that has ended and is reset to its first task, as operations do with « Relancer ». */

const temporal = await aRealTemporal();

const here = () => aPlace(temporal.env.client);

const ended = (handle: WorkflowHandle) => handle.result().catch(() => undefined);

/** Runs it again to its end and answers its new run. */
async function again(place: Place): Promise<string> {
  const runId = await place.reset();
  await ended(temporal.env.client.workflow.getHandle(place.workflowId, runId));
  return runId;
}

/** « Terminé », its three profiles counted on the day of their acceptance. */
async function expectDone(place: Place): Promise<void> {
  expect(await place.row()).toMatchObject({
    state: 'completed',
    comment: null,
    stopReason: null,
    keepUntil: new Date(place.clock.now().getTime() + 30 * 86_400_000),
    summary: '{"classes":{"90":3},"active":3,"clickable":0}',
  });
  expect(await place.db.quotaDay.findMany()).toEqual([
    { contractId: 'contract-12345', day: '2026-11-02', used: 3 },
  ]);
}

const patiently = { timeout: 20_000 };
const subjects = (place: Place) => place.mails.map(({ subject }) => subject);

test('one that was cancelled completes; its profiles are held again on their day, though the present one is full, and the new end is mailed', async () => {
  const place = await here();
  place.outside.network = 'hangs';
  await temporal.with(place.activities, async (_client, taskQueue) => {
    const handle = await place.begin(taskQueue);
    await expect.poll(async () => (await place.row())?.state).toBe('inProgress');
    await place.reason('Par erreur');
    await handle.cancel();
    await ended(handle);
    await expect.poll(() => place.mails.length).toBe(1);
    expect(await place.used()).toBe(0);

    place.outside.network = 'answers';
    place.clock.set('2026-11-20T09:00:00.000Z');
    await place.db.qpcContract.updateMany({ data: { dailyProfiles: 1 } });
    const runId = await again(place);
    await expect.poll(() => place.mails.length).toBe(2);
    expect(await place.process()).toMatchObject({ runId, state: 'completed', endedBy: null });
  });
  await expectDone(place);
  expect(subjects(place)).toEqual(["Votre fichier n'a pas été qualifié", 'Votre fichier a été qualifié']);
  expect(new Set(place.mails.map(({ messageId }) => messageId)).size).toBe(2);
});

test('one that the network had refused completes once the network answers [QPC-096]', async () => {
  const place = await here();
  place.outside.network = 'refuses';
  await temporal.with(place.activities, async (_client, taskQueue) => {
    await ended(await place.begin(taskQueue));
    expect(await place.row()).toMatchObject({ state: 'rejected', comment: 'networkRefused' });
    expect(await place.used()).toBe(0);
    place.outside.network = 'answers';
    await again(place);
  });
  await expectDone(place);
});

test('one that had completed completes again, counted once, asking the network nothing new', async () => {
  const place = await here();
  await temporal.with(place.activities, async (_client, taskQueue) => {
    await ended(await place.begin(taskQueue));
    const csv = resultFile(place.input.submissionId, 'csv');
    expect(await place.files()).toContain(csv);
    place.outside.network = 'refuses';
    await again(place);
    expect(await place.files()).toContain(csv);
  });
  await expectDone(place);
  expect(place.asked).toHaveLength(1);
});

test('one whose files were purged keeps its row, its end and its quota, and asks nobody', async () => {
  const place = await here();
  await temporal.with(place.activities, async (_client, taskQueue) => {
    await ended(await place.begin(taskQueue));
    await expect.poll(() => place.mails.length).toBe(1);
    place.clock.pass(31 * 86_400_000);
    const before = { ...(await place.row()), purgedAt: place.clock.now() };
    expect(await within()(() => place.activities.purgeExpired())).toEqual({ purged: 1 });
    place.outside.network = 'hangs';
    const runId = await again(place);
    expect(await place.row()).toEqual(before);
    expect(await place.process()).toMatchObject({
      runId,
      state: 'completed',
      endedAt: place.clock.now(),
      endedBy: null,
      waitingFor: null,
    });
    await expect.poll(async () => (await place.notice(runId))?.state).toBe('rejected');
  });
  expect(await place.used()).toBe(3);
  expect(place.mails).toHaveLength(1);
  expect(await place.files()).toEqual([]);
});

test('one whose files were lost is rejected, not refused: the operator finds it, with the reason', async () => {
  const place = await here();
  await temporal.with(place.activities, async (_client, taskQueue) => {
    await ended(await place.begin(taskQueue));
    await place.lose();
    await again(place);
  });
  expect(await place.row()).toMatchObject({ state: 'rejected', comment: 'lostFile', refusal: null });
  expect(await place.used()).toBe(0);
});

test('of an end that another run has followed nobody is told; the new end is, by a notice of its own', async () => {
  const place = await here();
  place.outside.network = 'refuses';
  place.outside.mail = 'unavailable';
  await temporal.with(place.activities, async (client, taskQueue) => {
    const handle = await place.begin(taskQueue);
    await ended(handle);
    const { runId: first } = await handle.describe();
    await expect.poll(async () => (await place.notice(first))?.waitingFor, patiently).toBe('mail');
    place.outside.network = 'answers';
    const second = await again(place);
    await expectDone(place);
    await expect.poll(async () => (await place.notice(second))?.waitingFor, patiently).toBe('mail');
    place.outside.mail = 'takes';
    const notice = (await place.notice(second))?.workflowId ?? '';
    await client.workflow.getHandle(notice).signal(retrySignal);
    await expect.poll(async () => (await place.notice(second))?.state, patiently).toBe('completed');
    // It found out when it tried again.
    await expect.poll(async () => (await place.notice(first))?.state, patiently).toBe('rejected');
  });
  expect(subjects(place)).toEqual(['Votre fichier a été qualifié']);
});

test('an end that comes while the notice of the one before is closing is mailed too', async () => {
  const place = await here();
  place.outside.network = 'refuses';
  // Its row says that it has ended; its process has still to hear of that.
  const { activities, reached, open } = gated(place.activities, 'endNotice', 'after');
  await temporal.with(activities, async (_client, taskQueue) => {
    await ended(await place.begin(taskQueue));
    await reached;
    place.outside.network = 'answers';
    await again(place);
    open();
    await expect.poll(() => place.mails.length, patiently).toBe(2);
  });
  expect(subjects(place)).toEqual(['Votre fichier a été rejeté', 'Votre fichier a été qualifié']);
});

test('one that is reset to its last step, behind the start of its notice, ends as it had and mails nothing more', async () => {
  const place = await here();
  await temporal.with(place.activities, async (client, taskQueue) => {
    await ended(await place.begin(taskQueue));
    await expect.poll(() => place.mails.length, patiently).toBe(1);
    const handle = client.workflow.getHandle(place.workflowId, await place.reset('last'));
    expect(await handle.result()).toEqual({ ok: true, lines: 3, profiles: 3 });
  });
  await expectDone(place);
  expect(place.mails).toHaveLength(1);
  expect(await place.db.process.count({ where: { kind: 'notice' } })).toBe(1);
});
