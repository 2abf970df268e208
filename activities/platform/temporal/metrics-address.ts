import { once } from 'node:events';
import { createServer } from 'node:net';

/** A free port of this machine for the SDK's metrics, which can neither choose one nor tell which it has. */
export async function metricsAddress(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('A port has no number');
  return `127.0.0.1:${address.port}`;
}
