import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Env, Routes } from './call.ts';
import { hangUp, problem } from './reply.ts';

/** A server over the routes of all; the first whose method and path match answers. */
export function createHttpServer(all: readonly Routes[]): Server {
  const app = new Hono<Env>();
  app.use(refuseStranger);
  for (const routes of all) app.route('/', routes);
  app.notFound(({ req }) => {
    const known = methods.some((method) =>
      app.router.match(method, req.path)[0].some(([[, route]]) => route.method === method),
    );
    return known
      ? problem(405, 'Method not allowed', 'This path answers other methods.')
      : problem(404, 'Not found', 'Nothing answers at this path; the front page lists what does.');
  });
  app.onError((error, call) => {
    if (error instanceof HTTPException) return error.getResponse();
    // The simulator ends while an answer waits, or the other side left before its body was read.
    if (hungUp.has('code' in error ? error.code : '')) return hangUp(call);
    return internalError(error);
  });
  const listener = getRequestListener(app.fetch, {
    // Tests run the simulator in their own process: Request and Response stay Node's.
    overrideGlobalObjects: false,
    errorHandler: () => problem(400, 'Malformed', 'The request names no host or no path.'),
  });
  return createServer((request, response) => void listener(request, response));
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const hungUp: ReadonlySet<unknown> = new Set(['ABORT_ERR', 'ECONNRESET']);

/**
 * The mailbox holds log-in links, and this server asks nobody who they are: a page on another site
 * must neither read it by a name that resolves to 127.0.0.1 nor post to it.
 */
const refuseStranger: MiddlewareHandler<Env> = async ({ req }, next) => {
  const host = (req.header('host') ?? '').replace(/:\d+$/, '');
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(host)) {
    return problem(403, 'Forbidden', 'Use 127.0.0.1 or localhost as host name.');
  }
  const site = req.header('sec-fetch-site');
  if (req.method !== 'GET' && (site === 'cross-site' || site === 'same-site')) {
    return problem(403, 'Forbidden', 'Pages of another origin may not change anything here.');
  }
  return next();
};

/** Says that and where, but no message: messages quote their input, and the input is phone numbers. */
function internalError(error: Error): Response {
  const frame = error.stack?.match(/^\s+at .*$/m)?.[0].trim() ?? '';
  console.error(`simulator: internal error ${error.name} ${frame}`);
  return problem(500, 'Internal error', 'The simulator itself failed; its console says where.');
}
