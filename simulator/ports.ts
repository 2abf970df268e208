import type { AddressInfo, Server } from 'node:net';

export const host = '127.0.0.1';

export function listen(server: Server, port: number, protocol: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${error.code})`;
      reject(new Error(`${protocol} port ${port} on ${host} ${reason}`));
    });
    server.listen(port, host, resolve);
  });
}

export function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
