import { ApplicationFailure } from '@temporalio/common';
import { expect, test } from 'vitest';
import { failureTypes } from '#domain/outage';
import { anInput, qualificationFakes } from '#test/support/qualification-fakes';
import { aTimeSkippingTemporal } from '#test/support/workflows';
import { qualificationStart, qualificationWorkflow } from '#workflows/qualification/qualification/contract';

/** On a server of its own: behind other tests the one that skips time has been seen to stand still here. */

const temporal = await aTimeSkippingTemporal();

async function once(type: 'networkUnavailable' | 'storageUnavailable'): Promise<never> {
  throw ApplicationFailure.nonRetryable('as the test wants', failureTypes[type]);
}

test('a cancellation is not forgotten while the database is away for half a day', async () => {
  const { activities, recorded } = qualificationFakes(10);
  activities.askNetwork = () => once('networkUnavailable');
  const reject = activities.rejectQualification;
  let failed = 0;
  activities.rejectQualification = async (...args) =>
    failed++ < 170 || !reject ? once('storageUnavailable') : reject(...args);
  await temporal.with(activities, async (client, taskQueue) => {
    const handle = await client.workflow.start(qualificationWorkflow, {
      ...qualificationStart(anInput()),
      taskQueue,
    });
    await expect.poll(() => recorded.shown.some(({ wait }) => wait), { timeout: 20_000 }).toBe(true);
    await handle.cancel();
    await expect(handle.result()).rejects.toMatchObject({ cause: { name: 'CancelledFailure' } });
    // Long enough to be renewed, had it not been cancelled.
    expect((await handle.describe()).historyLength).toBeGreaterThan(1_600);
  });
  expect(recorded.calls).toEqual(['verify', 'accept', 'reject cancelled']);
});
