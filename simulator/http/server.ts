import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal, problem } from './reply.ts';
import type { Reply } from './reply.ts';

export type Call = {
  request: IncomingMessage;
  url: URL;
  /** What the `:name` parts of the path matched. */
  params: Record<string, string>;
};

export type Route = {
  method: 'GET' | 'POST' | 'DELETE';
  /** Path with `:name` parts, such as `/mail/:id`. */
  path: string;
  answer: (call: Call) => Reply | Promise<Reply>;
};

/** A server over a list of routes; the first whose method and path match answers. */
export function createHttpServer(routes: readonly Route[]): Server {
  return createServer((request, response) => {
    void serve(routes, request, response);
  });
}

async function serve(
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let reply: Reply;
  try {
    reply = await answer(routes, request);
  } catch (error) {
    reply = replyTo(error);
  }
  try {
    await send(reply, request, response);
  } catch {
    // The other side has gone; there is nobody to tell.
    response.destroy();
  }
}

async function answer(routes: readonly Route[], request: IncomingMessage): Promise<Reply> {
  const stranger = refuseStranger(request);
  if (stranger) return stranger;
  const url = URL.parse(`http://simulator${request.url ?? '/'}`);
  if (!url) return problem(400, 'Malformed', 'The request names no path.');
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  let pathKnown = false;
  for (const route of routes) {
    const params = matchPath(route.path, url.pathname);
    if (!params) continue;
    pathKnown = true;
    if (route.method === method) return route.answer({ request, url, params });
  }
  return pathKnown
    ? problem(405, 'Method not allowed', 'This path answers other methods.')
    : problem(404, 'Not found', 'Nothing answers at this path; the front page lists what does.');
}

/**
 * The mailbox holds log-in links, and this server asks nobody who they are: a page on another site
 * must neither read it by a name that resolves to 127.0.0.1 nor post to it.
 */
function refuseStranger(request: IncomingMessage): Reply | undefined {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(host)) {
    return problem(403, 'Forbidden', 'Use 127.0.0.1 or localhost as host name.');
  }
  const site = request.headers['sec-fetch-site'];
  if (request.method !== 'GET' && (site === 'cross-site' || site === 'same-site')) {
    return problem(403, 'Forbidden', 'Pages of another origin may not change anything here.');
  }
  return undefined;
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':') && value !== '') params[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return params;
}

function replyTo(error: unknown): Reply {
  if (error instanceof Refusal) return error.reply;
  // The simulator ends while an answer waits, or the other side left before its body was read.
  if (error instanceof Error && hungUp.has('code' in error ? error.code : '')) return 'hang-up';
  return internalError(error);
}

const hungUp: ReadonlySet<unknown> = new Set(['ABORT_ERR', 'ECONNRESET']);

/** Says that and where, but no message: messages quote their input, and the input is phone numbers. */
function internalError(error: unknown): Reply {
  const name = error instanceof Error ? error.name : typeof error;
  const frame = error instanceof Error ? (error.stack?.match(/^\s+at .*$/m)?.[0].trim() ?? '') : '';
  console.error(`simulator: internal error ${name} ${frame}`);
  return problem(500, 'Internal error', 'The simulator itself failed; its console says where.');
}

async function send(reply: Reply, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (reply === 'hang-up') {
    request.socket.destroy();
    return;
  }
  const headers = {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...reply.headers,
  };
  if (!request.complete) {
    // The rest of a refused body is not read; without this it would be taken for the next request.
    response.setHeader('connection', 'close');
  }
  if (typeof reply.body === 'string' || reply.body instanceof Uint8Array) {
    const body = Buffer.from(reply.body);
    response.writeHead(reply.status, { ...headers, 'content-length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
    return;
  }
  response.writeHead(reply.status, headers);
  if (request.method === 'HEAD') response.end();
  else await pipeline(Readable.from(reply.body), response);
}
