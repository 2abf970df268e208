import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** Node tells of every request here before the server's own listener sees it. */
const channel = 'http.server.request.start';

const shared = globalThis as typeof globalThis & { jalonCallerAddress?: true };

/**
 * Makes X-Forwarded-For say where each request comes from. Next keeps what the client sent and fills in the socket's
 * address only where nothing stands, so without a trusted proxy anyone could choose the address that is audited and
 * throttled.
 */
export function settleCallerAddress(trustProxy: boolean): void {
  if (trustProxy || shared.jalonCallerAddress) return;
  shared.jalonCallerAddress = true;
  subscribe(channel, (message) => {
    // Declared as unknown by Node; documented with this shape.
    const { request } = message as { request: IncomingMessage };
    const { remoteAddress } = request.socket;
    if (remoteAddress === undefined) delete request.headers['x-forwarded-for'];
    else request.headers['x-forwarded-for'] = remoteAddress;
  });
}
