import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { expect, test } from 'vitest';
import { freePorts } from '#test/support/free-ports';
import { aRealTemporal } from '#test/support/workflows';
import { slotTeller, tellSlots, type Telling } from '#web/features/certificates/server/tell';

/** The reader of what is told is a double: the slot's own tests are those of the process. */
const double = new URL('../../support/slot-double.ts', import.meta.url).pathname;

const temporal = await aRealTemporal(double);

const telling = (kind: Telling['kind'], id = 'c1', operatorCode = 'alpha'): Telling => ({
  ...{ eventId: `${kind}-${id}`, kind },
  slot: {
    ...{ operatorId: `operator-${operatorCode}`, operatorCode, service: 'e-RDV', environment: 'production' },
    startedAt: '2026-11-02T08:00:00.000Z',
  },
  certificate: { id, label: '397480930_eRDV_prod', notAfter: '2027-11-02T08:00:00.000Z' },
});

test('what happened starts the slot, is told once however often, and is found under an id that a person can type', async () => {
  await temporal.with({}, async (client, taskQueue) => {
    const tell = slotTeller(client, taskQueue);
    const deposits = Array.from({ length: 5 }, () => telling('deposit'));
    expect(await tellSlots(tell, deposits)).toBe(5);
    expect(await tellSlots(tell, [telling('download'), telling('download')])).toBe(2);
    expect(await tellSlots(tell, [telling('revoke')])).toBe(1);
    const handle = client.workflow.getHandle('certificate:alpha:e-rdv-production');
    expect(await handle.result()).toEqual([
      ...['alpha e-RDV production', 'deposit 397480930_eRDV_prod', 'download c1', 'revoke c1'],
    ]);
  });
});

test('a slot that was terminated begins again with the next deposit', async () => {
  await temporal.with({}, async (client, taskQueue) => {
    const tell = slotTeller(client, taskQueue);
    await tellSlots(tell, [telling('deposit', 'c1', 'beta')]);
    const handle = client.workflow.getHandle('certificate:beta:e-rdv-production');
    await handle.terminate();
    expect(await tellSlots(tell, [telling('deposit', 'c2', 'beta')])).toBe(1);
    await tellSlots(tell, [telling('revoke', 'c2', 'beta')]);
    expect(await handle.result()).toEqual([
      ...['beta e-RDV production', 'deposit 397480930_eRDV_prod', 'revoke c2'],
    ]);
  });
});

test('a server that comes back within the wait is told then', async () => {
  await temporal.with({}, async (_client, taskQueue) => {
    const upstream = Number(temporal.env.address.split(':')[1]);
    const proxy = createServer((socket) => {
      socket.on('error', () => undefined);
      const server = connect(upstream, '127.0.0.1');
      server.on('error', () => undefined);
      socket.pipe(server).pipe(socket);
    });
    const [port] = await freePorts(1);
    const client = new Client({
      connection: Connection.lazy({
        address: `127.0.0.1:${port}`,
        // As the portal's: the SDK's own would try again too.
        interceptors: [],
        channelArgs: { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 500 },
      }),
    });
    const told = tellSlots(slotTeller(client, taskQueue), [telling('deposit', 'c1', 'delta')]);
    await sleep(1_000);
    await new Promise<void>((resolve) => proxy.listen(port, '127.0.0.1', resolve));
    expect(await told).toBe(1);
    await client.connection.close();
    proxy.close();
    await temporal.env.client.workflow.getHandle('certificate:delta:e-rdv-production').terminate();
  });
});

test('without a worker a hundred tellings cost one wait, and nothing is thrown', async () => {
  const tell = slotTeller(temporal.env.client, 'nobody');
  const many = Array.from({ length: 100 }, (_, i) => telling('deposit', `c${i}`, `gamma${i}`));
  const began = performance.now();
  expect(await tellSlots(tell, many, Date.now() - 4_000)).toBe(0);
  expect(performance.now() - began).toBeLessThan(5_000);
});
