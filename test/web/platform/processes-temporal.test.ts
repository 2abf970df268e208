import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { describe, expect, test } from 'vitest';
import { anInput, failing, qualificationFakes } from '#test/support/qualification-fakes';
import { aRealTemporal } from '#test/support/workflows';
import { beginAnew, hurry, stop } from '#web/features/platform/operations/server/effects';
import { qualificationStart, qualificationWorkflow } from '#workflows/qualification/qualification/contract';

const temporal = await aRealTemporal();

let count = 0;
async function started(client: Client, taskQueue: string) {
  const start = qualificationStart(anInput({ submissionId: `steered-${++count}` }));
  const handle = await client.workflow.start(qualificationWorkflow, { ...start, taskQueue });
  return { workflowId: start.workflowId, handle };
}

const until = async (check: () => boolean) => {
  while (!check()) await sleep(20);
};
const statusOf = async (client: Client, workflowId: string) => {
  const { status, runId } = await client.workflow.getHandle(workflowId).describe();
  return { status: status.name, runId };
};

describe('in Temporal', () => {
  test('a process that waits goes on at once when it is hurried', async () => {
    const { activities, recorded } = qualificationFakes(10);
    const flaky = { ...activities, askNetwork: failing('networkUnavailable', 8, async () => undefined) };
    await temporal.with(flaky, async (client, taskQueue) => {
      const { workflowId, handle } = await started(client, taskQueue);
      await until(() => recorded.shown.some(({ wait }) => wait?.for === 'network'));
      const before = Date.now();
      await hurry(client, workflowId);
      await handle.result();
      expect(Date.now() - before).toBeLessThan(4_000);
    });
  });

  test('a process that was stopped begins anew, once for two hands at once, and completes', async () => {
    const { activities, recorded } = qualificationFakes(10);
    const waiting = { ...activities, askNetwork: failing('networkUnavailable', 7, async () => undefined) };
    await temporal.with(waiting, async (client, taskQueue) => {
      const { workflowId, handle } = await started(client, taskQueue);
      await until(() => recorded.shown.some(({ wait }) => wait?.for === 'network'));
      await stop(client, workflowId);
      await expect(handle.result()).rejects.toThrow('Workflow execution cancelled');
      expect(recorded.calls).toContain('reject cancelled');
      const first = await statusOf(client, workflowId);
      expect(first.status).toBe('CANCELLED');

      const request = { workflowId, seenRunId: first.runId };
      expect(await Promise.all([beginAnew(client, request), beginAnew(client, request)])).toEqual([
        'done',
        'done',
      ]);
      expect(await beginAnew(client, request)).toBe('done');
      const again = client.workflow.getHandle(workflowId);
      expect(await again.result()).toMatchObject({ ok: true });
      const second = await statusOf(client, workflowId);
      expect(second.status).toBe('COMPLETED');
      expect(recorded.calls.filter((call) => call === 'verify')).toHaveLength(2);
    });
  });

  test('a process that was terminated begins anew and is not stopped; one that runs does not begin anew', async () => {
    const { activities } = qualificationFakes(10);
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const slow = {
      ...activities,
      askNetwork: () => released,
    };
    await temporal.with(slow, async (client, taskQueue) => {
      const { workflowId, handle } = await started(client, taskQueue);
      await sleep(300);
      const { runId } = await statusOf(client, workflowId);
      expect(await beginAnew(client, { workflowId, seenRunId: runId })).toBe('open');
      expect((await statusOf(client, workflowId)).runId).toBe(runId);
      await handle.terminate('by mistake');
      expect(await stop(client, workflowId)).toBe('notFound');
      expect(await beginAnew(client, { workflowId, seenRunId: runId })).toBe('done');
      release();
      expect(await client.workflow.getHandle(workflowId).result()).toMatchObject({ ok: true });
    });
  });

  test('a process that was ended before any worker saw it begins anew', async () => {
    const { activities } = qualificationFakes(10);
    const { client } = temporal.env;
    const { workflowId, handle } = await started(client, 'later');
    await handle.terminate('too early');
    const { runId: seenRunId } = await statusOf(client, workflowId);
    expect(await beginAnew(client, { workflowId, seenRunId })).toBe('done');
    await temporal.with(
      activities,
      async () => {
        expect(await client.workflow.getHandle(workflowId).result()).toMatchObject({ ok: true });
      },
      'later',
    );
  });
});
