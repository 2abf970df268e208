import { Client, Connection } from '@temporalio/client';
import { describe, expect, test, vi } from 'vitest';
import { freePorts } from '#test/support/free-ports';
import { countUpdate, endSignal } from '#test/support/process-double';
import { aRealTemporal } from '#test/support/workflows';
import { passwordResetStart } from '#workflows/platform/password-reset/contract';
import {
  inRounds,
  resent,
  signalProcess,
  startProcess,
  updateWithStart,
  type UpdateAnswer,
} from '#web/server/processes';

vi.mock('#web/server/temporal', async (original) => ({
  ...(await original<object>()),
  taskQueue: () => 'main',
}));

const temporal = await aRealTemporal(new URL('../support/process-double.ts', import.meta.url).pathname);

const aStart = (submissionId: string) =>
  passwordResetStart({ submissionId, userId: 'u', operatorId: null, operatorCode: 'alpha' });
const count = (updateId: string) => ({ definition: countUpdate, updateId, args: [2] as [number] });
type Send = (until: number) => Promise<UpdateAnswer<number>>;
const soon = () => Date.now() + 10_000;

/** A client of a port at which nothing listens. */
async function unreachable() {
  const [port] = await freePorts(1);
  const connection = Connection.lazy({ address: `127.0.0.1:${port}`, interceptors: [] });
  const close = () => connection.close();
  return { client: new Client({ connection }), [Symbol.asyncDispose]: close };
}

const served = (story: (client: Client) => Promise<void>) => temporal.with({}, story, 'main');

describe('a process', () => {
  test('is started once for a submission, while it runs and after its end', async () => {
    await served(async (client) => {
      const start = aStart('s1');
      expect(await startProcess(client, start)).toBe(true);
      const { runId } = await client.workflow.getHandle(start.workflowId).describe();
      expect(await startProcess(client, start)).toBe(true);
      expect(await signalProcess(client, start.workflowId, endSignal, 'ended')).toBe('done');
      expect(await client.workflow.getHandle(start.workflowId).result()).toBe('ended');
      expect(await startProcess(client, start)).toBe(true);
      expect((await client.workflow.getHandle(start.workflowId).describe()).runId).toBe(runId);
    });
  });

  test('that has ended, or never was, is not found by a signal', async () => {
    await served(async (client) => {
      const start = aStart('s2');
      expect(await signalProcess(client, start.workflowId, endSignal, 'too early')).toBe('notFound');
      await startProcess(client, start);
      await client.workflow.getHandle(start.workflowId).terminate();
      expect(await signalProcess(client, start.workflowId, endSignal, 'too late')).toBe('notFound');
    });
  });

  test('gives the first answer to a repeated update, after its end too', async () => {
    await served(async (client) => {
      const start = aStart('s3');
      expect(await updateWithStart(client, start, count('u1'), soon())).toEqual({ ok: true, result: 2 });
      expect(await updateWithStart(client, start, count('u2'), soon())).toEqual({ ok: true, result: 4 });
      await signalProcess(client, start.workflowId, endSignal, 'ended');
      await client.workflow.getHandle(start.workflowId).result();
      expect(await updateWithStart(client, start, count('u1'), soon())).toEqual({ ok: true, result: 2 });
      const late = await updateWithStart(client, start, count('u3'), soon());
      expect(late).toMatchObject({ ok: false, reason: 'ended' });
    });
  });

  test('gives no answer without a worker, and the answer once the update is sent again', async () => {
    const { client } = temporal.env;
    const start = aStart('s4');
    const unserved = await updateWithStart(client, start, count('u1'), Date.now() + 1_000);
    expect(unserved).toEqual({ ok: false, reason: 'unanswered' });
    await served(async () => {
      expect(await updateWithStart(client, start, count('u1'), soon())).toEqual({ ok: true, result: 2 });
    });
  });

  test('is not reached during an outage, which is an answer', async () => {
    await using away = await unreachable();
    const start = aStart('s5');
    const send = vi.fn<Send>((until) => updateWithStart(away.client, start, count('u1'), until));
    const outage = { ok: false, reason: 'outage' };
    const [started, signalled, updated] = await Promise.all([
      startProcess(away.client, start),
      signalProcess(away.client, start.workflowId, endSignal, 'unheard'),
      resent(send, Date.now() + 1_500),
    ]);
    expect([started, signalled, updated]).toEqual([false, 'outage', outage]);
    expect(send.mock.calls.length).toBeGreaterThan(1);
  });
});

describe('requests in rounds', () => {
  test('pause between rounds, and answer in the order of the items', async () => {
    const asked: number[] = [];
    const answers = await inRounds([1, 2, 3, 4, 5], { atOnce: 2, pauseMs: 100 }, async (item) => {
      asked.push(performance.now());
      return item === 3 ? 'outage' : item * 10;
    });
    expect(answers).toEqual([10, 20, 'outage', 40, 50]);
    const pauses = asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
    expect(pauses.map((ms) => ms > 90)).toEqual([false, true, false, true]);
  });

  test('end after a round of outages', async () => {
    const ask = vi.fn<(item: number) => Promise<'done' | 'outage'>>(async (item) =>
      item > 2 ? 'outage' : 'done',
    );
    const answers = await inRounds([1, 2, 3, 4, 5, 6], { atOnce: 2, pauseMs: 0 }, ask);
    expect(answers).toEqual(['done', 'done', 'outage', 'outage', 'outage', 'outage']);
    expect(ask).toHaveBeenCalledTimes(4);
  });
});
