import { expect, test } from 'vitest';
import { aPlace, type Place } from '#test/support/qualification-place';
import { aRealTemporal } from '#test/support/workflows';

const temporal = await aRealTemporal();

const patiently = { timeout: 20_000 };
const here = (notify = true) => aPlace(temporal.env.client, 3, notify);

/** One look of the reconciler, long after the last word of any row. */
async function reconcile(place: Place, taskQueue: string): Promise<unknown> {
  place.clock.pass(120_000);
  const workflowId = `reconcile-${crypto.randomUUID()}`;
  return temporal.env.client.workflow.execute('reconcile', { workflowId, taskQueue });
}

/** A qualification that waits for the network and is terminated as in the Temporal UI; answers its run. */
async function terminated(place: Place, taskQueue: string): Promise<string> {
  place.outside.network = 'hangs';
  const handle = await place.begin(taskQueue);
  await expect.poll(async () => (await place.row())?.state, patiently).toBe('inProgress');
  await handle.terminate();
  return (await handle.describe()).runId;
}

test('the end of a qualification that was terminated is mailed, once, however often the reconciler looks', async () => {
  const place = await here();
  await temporal.with(place.activities, async (_client, taskQueue) => {
    const runId = await terminated(place, taskQueue);
    place.outside.mail = 'unavailable';
    expect(await reconcile(place, taskQueue)).toMatchObject({ mended: 1, told: 1 });
    expect(await reconcile(place, taskQueue)).toMatchObject({ mended: 0 });
    place.outside.mail = 'takes';
    await expect.poll(async () => (await place.notice(runId))?.state, patiently).toBe('completed');
    expect(await reconcile(place, taskQueue)).toMatchObject({ told: 0 });
  });
  expect(place.mails.map(({ subject }) => subject)).toEqual(["Votre fichier n'a pas été qualifié"]);
});

test('an end whose telling was lost behind the row is found again: the row was written, nothing was begun', async () => {
  const place = await here();
  await temporal.with(place.activities, async (_client, taskQueue) => {
    const runId = await terminated(place, taskQueue);
    place.clock.pass(120_000);
    await place.activities.reconcileRows();
    expect(await place.row()).toMatchObject({ state: 'rejected', comment: 'stopped' });
    expect(await reconcile(place, taskQueue)).toMatchObject({ mended: 0, told: 1 });
    await expect.poll(async () => (await place.notice(runId))?.state, patiently).toBe('completed');
  });
  expect(place.mails).toHaveLength(1);
});

test('one that is terminated, run again and terminated again is mailed for each end', async () => {
  const place = await here();
  await temporal.with(place.activities, async (client, taskQueue) => {
    const handle = client.workflow.getHandle(place.workflowId);
    const told = async (runId: string) => {
      await reconcile(place, taskQueue);
      await expect.poll(async () => (await place.notice(runId))?.state, patiently).toBe('completed');
    };
    await told(await terminated(place, taskQueue));
    const second = await place.reset();
    await expect.poll(async () => (await place.row())?.state, patiently).toBe('inProgress');
    await handle.terminate();
    await told(second);
  });
  expect(place.mails).toHaveLength(2);
});

test('nobody is told who did not want to be', async () => {
  const place = await here(false);
  await temporal.with(place.activities, async (_client, taskQueue) => {
    await terminated(place, taskQueue);
    expect(await reconcile(place, taskQueue)).toMatchObject({ mended: 1, told: 0 });
  });
  expect(place.mails).toEqual([]);
});
