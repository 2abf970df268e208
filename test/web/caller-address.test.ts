import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { settleCallerAddress } from '#web/server/caller-address';
import { addressFrom } from '#web/server/request';

/** What a server reads of a request whose client claims to come from two addresses. */
async function addressRead(): Promise<string | null> {
  const server = createServer((request, response) =>
    response.end(String(request.headers['x-forwarded-for'])),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  try {
    const headers = { 'x-forwarded-for': '192.0.2.1, 198.51.100.7' };
    return addressFrom(await (await fetch(`http://127.0.0.1:${port}`, { headers })).text());
  } finally {
    server.close();
  }
}

test('a caller’s own word about its address counts only when a proxy is trusted', async () => {
  settleCallerAddress(true);
  expect(await addressRead()).toBe('198.51.100.7');
  settleCallerAddress(false);
  expect(await addressRead()).toBe('127.0.0.1');
});
