import type { WorkflowHandle } from '@temporalio/client';
import { describe, expect, test } from 'vitest';
import { type ProcessKind, processes, processKinds } from '#domain/process';
import { within } from '#test/support/activities';
import { aRealTemporal } from '#test/support/workflows';
import { retrySignal } from '#workflows/shared/contract';
import { aContractWorld, type ContractWorld } from '#test/support/contract-world';
import { stepsOf } from './process-table.ts';

/** What every kind of process does, with the real activities, on the server that the product runs. */
const temporal = await aRealTemporal();
const patiently = { timeout: 30_000 };

/** A process of this kind that waits because nothing outside answers, and has asked for a hand. */
async function whileItWaits(
  kind: ProcessKind,
  story: (waiting: WorkflowHandle, seen: ReturnType<typeof seenOf>, world: ContractWorld) => Promise<void>,
): Promise<void> {
  const { begin, waitsFor } = stepsOf(kind);
  const world = await aContractWorld(temporal.env.client);
  await temporal.with(world.activities, async (_client, taskQueue) => {
    const handle = await begin(world, taskQueue);
    const seen = seenOf(world, handle.workflowId);
    await expect.poll(() => seen.row(), patiently).toMatchObject({ kind, waitingFor: waitsFor });
    await expect.poll(() => seen.openTasks(), patiently).toBe(1);
    try {
      await story(handle, seen, world);
    } finally {
      const left = temporal.env.client.workflow.getHandle(handle.workflowId);
      await left.terminate().catch(() => undefined);
    }
  });
}

function seenOf({ db }: ContractWorld, workflowId: string) {
  return {
    row: () => db.process.findUnique({ where: { workflowId } }),
    openTasks: () => db.task.count({ where: { workflowId, kind: 'longWait', closedAt: null } }),
  };
}

/** What the row says of it. */
const endOf = (ends: string | null) =>
  ends === null ? { endedAt: null } : { state: ends, endedAt: expect.any(Date) };

describe.each(processKinds)('a process of the kind %s', (kind) => {
  const { ends, cancelled } = stepsOf(kind);

  test('waits visibly for an outage, goes on at once when told to, and withdraws its task', async () => {
    await whileItWaits(kind, async (waiting, seen, { outside }) => {
      const { waitingSince, waitingUntil } = (await seen.row()) ?? {};
      expect(waitingUntil?.getTime()).toBeGreaterThan(waitingSince?.getTime() ?? Infinity);
      outside.away = false;
      await waiting.signal(retrySignal);
      await expect.poll(() => seen.row(), patiently).toMatchObject({ waitingFor: null, waitingUntil: null });
      await expect.poll(() => seen.openTasks(), patiently).toBe(0);
      if (ends !== null) await waiting.result();
      const status = ends === null ? 'RUNNING' : 'COMPLETED';
      expect((await waiting.describe()).status.name).toBe(status);
      expect(await seen.row()).toMatchObject({ endedBy: null, ...endOf(ends) });
    });
  });

  test('cancelled while it waits, ends as cancelled, writes its end itself and withdraws its task; a second time changes nothing', async () => {
    await whileItWaits(kind, async (waiting, seen) => {
      await Promise.allSettled([waiting.cancel(), waiting.cancel()]);
      await expect(waiting.result()).rejects.toMatchObject({ cause: { name: 'CancelledFailure' } });
      expect((await waiting.describe()).status.name).toBe('CANCELLED');
      const row = { state: cancelled, endedAt: expect.any(Date), waitingFor: null };
      const endedBy = processes[kind].sleeps ? 'cancelled' : null;
      expect(await seen.row()).toMatchObject({ ...row, endedBy });
      expect(await seen.openTasks()).toBe(0);
    });
  });

  test('terminated in Temporal, is closed by the reconciler and its task withdrawn; reset, it is open again and goes on', async () => {
    await whileItWaits(kind, async (waiting, seen, world) => {
      const { activities, outside, later } = world;
      await waiting.terminate('by hand');
      later(60_000);
      await expect
        .poll(async () => {
          await within()(() => activities.reconcileRows());
          return seen.row();
        }, patiently)
        .toMatchObject({ endedBy: 'terminated', endedAt: expect.any(Date), waitingFor: null });
      expect(await seen.openTasks()).toBe(0);

      outside.away = false;
      const again = await reset(waiting);
      if (ends !== null) await again.result();
      await expect
        .poll(() => seen.row(), patiently)
        .toMatchObject({
          ...{ runId: (await again.describe()).runId, endedBy: null, waitingFor: null },
          ...endOf(ends),
        });
    });
  });
});

/** Lets it begin anew after its first task, as « Relancer » does; its new run. */
async function reset(handle: WorkflowHandle): Promise<WorkflowHandle> {
  const { client } = temporal.env;
  const { workflowId } = handle;
  const [{ runId }, { events }] = [await handle.describe(), await handle.fetchHistory()];
  const first = events?.find((event) => event.workflowTaskCompletedEventAttributes);
  const answer = await client.workflowService.resetWorkflowExecution({
    namespace: client.options.namespace,
    workflowExecution: { workflowId, runId },
    reason: 'run again',
    workflowTaskFinishEventId: first?.eventId ?? null,
    requestId: crypto.randomUUID(),
  });
  return client.workflow.getHandle(workflowId, answer.runId);
}
