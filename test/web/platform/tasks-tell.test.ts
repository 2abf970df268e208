import type { Client } from '@temporalio/client';
import { expect, test, vi } from 'vitest';
import { temporalRuns } from '#activities/platform/temporal/runs';
import type { Actor } from '#domain/rights';
import { anEnvironment, aWorld } from '#test/support/activities';
import { aProcess } from '#test/support/rows';
import { aTimeSkippingTemporal } from '#test/support/workflows';
import { actOnTask, tellProcess } from '#web/features/platform/tasks/server/act';

/** A process that asks a person for something, over the real rows, and both ways in which it hears of the answer. */

const temporal = await aTimeSkippingTemporal(
  new URL('../../support/asks-a-person.ts', import.meta.url).pathname,
);

const person: Actor = {
  ...{ userId: 'user-alpha.user', role: 'operatorUser', operatorId: 'operator-alpha', contractId: null },
  services: ['certificates'],
};
const hand = { actor: person, login: 'alpha.user', fromAddress: '192.0.2.1' };

async function asking(workflowId: string) {
  const world = await aWorld({ runs: temporalRuns(temporal.env.client) });
  await world.db.process.create({ data: aProcess({ workflowId, reference: 'emplacement e-RDV' }) });
  const id = `${workflowId}:deposit`;
  return {
    ...world,
    workflowId,
    task: () => world.db.task.findUnique({ where: { id } }),
    done: () =>
      actOnTask(world.db, world.clock.now(), hand, { id, action: 'done', seenClaim: null, note: 'Déposé' }),
    begin: (client: Client, taskQueue: string) =>
      client.workflow.start('asksAPerson', { workflowId, taskQueue, workflowExecutionTimeout: '1h' }),
  };
}

const reconcile = ({ activities }: Awaited<ReturnType<typeof asking>>) =>
  anEnvironment('reconcile', 'r').run(() => activities.reconcileRows());

test('a process asks once, waits for a person, hears that it is done, and withdraws its task', async () => {
  const world = await asking('asks:1');
  await temporal.with(world.activities, async (client, taskQueue) => {
    const handle = await world.begin(client, taskQueue);
    await vi.waitFor(async () => expect(await world.task()).not.toBeNull(), 20_000);
    expect(await world.task()).toMatchObject({
      ...{ reference: 'emplacement e-RDV', operatorId: 'operator-alpha', listens: true },
      ...{ audience: 'operator', service: 'certificates', endedAt: null, closedAt: null },
    });
    const { task } = await world.done();
    if (task) await tellProcess(world.db, client, task);
    expect(await handle.result()).toBe('went on');
  });
  expect(await world.task()).toMatchObject({ note: 'Déposé', doneByLogin: 'alpha.user' });
  expect((await world.task())?.toldAt).toBeInstanceOf(Date);
  expect((await world.task())?.closedAt).toBeInstanceOf(Date);
});

test('what nobody told it, because the portal died or Temporal was away, the reconciler tells; twice is once', async () => {
  const world = await asking('asks:2');
  await temporal.with(world.activities, async (client, taskQueue) => {
    const handle = await world.begin(client, taskQueue);
    await vi.waitFor(async () => expect(await world.task()).not.toBeNull(), 20_000);
    await world.done();
    expect((await world.task())?.toldAt).toBeNull();
    world.clock.pass(60_000);
    await reconcile(world);
    expect((await world.task())?.toldAt).toBeInstanceOf(Date);
    // By then the process may have closed it: there is nothing left to tell.
    await world.db.task.updateMany({ data: { toldAt: null } });
    await reconcile(world);
    expect(await handle.result()).toBe('went on');
  });
  expect((await world.task())?.closedAt).toBeInstanceOf(Date);
});

test('telling a process that nobody finds any more ends the telling', async () => {
  const world = await asking('asks:3');
  await world.db.task.create({
    data: {
      ...{ id: 'asks:3:deposit', workflowId: 'asks:3', step: 'deposit', runId: 'gone', kind: 'longWait' },
      ...{ matter: '{}', audience: 'operations', service: null, operatorId: null, reference: 'x' },
      ...{ raisedAt: new Date(), dueAt: new Date(), listens: true, doneAt: new Date(0), note: 'fait' },
    },
  });
  await reconcile(world);
  expect((await world.task())?.toldAt).toBeInstanceOf(Date);
});
