import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { addressFrom } from './request.ts';
import {
  announcedBytes,
  drainedBytes,
  headersSeconds,
  lingerSeconds,
  mostDrained,
  needsSession,
  refusedSize,
  requestsUnderWay,
  type Refusal,
  type RequestLimit,
} from './request-limits.ts';
import { answerRefusal, writePast, type Refused } from './request-refusal.ts';

export interface Guard {
  /** Instead of the numbers of the table. */
  perAddress: number | undefined;
  /** Of this portal's pages. */
  ownOrigin: string;
  /** Whether these cookies hold a living session. */
  isSignedIn: (cookies: string) => Promise<boolean>;
  refused: Refused;
  /** The first row whose path matches counts; the last one matches every path. */
  limits: readonly RequestLimit[];
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

const shared = globalThis as typeof globalThis & { jalonRequestGuard?: true };

/**
 * Replaces the request listeners of Next's server, which Next does not expose: the diagnostics channel fires before they
 * run.
 */
export function guardRequests(guard: Guard): void {
  if (shared.jalonRequestGuard) return;
  shared.jalonRequestGuard = true;
  const guarded = new WeakSet<Server>();
  subscribe('http.server.request.start', (message) => {
    // Declared as unknown by Node; documented with this shape.
    const { server } = message as { server: Server };
    if (guarded.has(server)) return;
    guarded.add(server);
    guardServer(server, guard);
  });
}

/** Puts the guard in front of the listeners that `server` has. */
export function guardServer(server: Server, guard: Guard): void {
  const { limits } = guard;
  server.headersTimeout = headersSeconds * 1000;
  // Behind the guard's own: bodies that nobody waits for any more.
  server.requestTimeout = 1000 * (Math.max(...limits.map(({ seconds }) => seconds)) + headersSeconds);
  // As EventEmitter types them: any function.
  const listeners = server.listeners('request') as Listener[];
  const receive = receiver(guard, limits);
  const next: Listener = (request, response) => {
    for (const listener of listeners) listener.call(server, request, response);
  };
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void receive(request, response, () => next(request, response));
  });
  // curl and other programs ask before they send much: a refusal then costs nobody anything.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    response.shouldKeepAlive = false;
    void receive(request, response, () => {
      response.writeContinue();
      next(request, response);
    });
  });
}

function receiver(guard: Guard, limits: readonly RequestLimit[]) {
  const underWay = requestsUnderWay(guard.perAddress);

  return async function receive(
    request: IncomingMessage,
    response: ServerResponse,
    next: () => void,
  ): Promise<void> {
    const path = pathOf(request.url ?? '');
    const address = addressFrom(forwardedFor(request)) ?? request.socket.remoteAddress ?? '';
    const limit = limits.find((row) => row.path.test(path ?? '')) ?? limits.at(-1);
    if (!limit) throw new Error('no limits');
    const announced = announcedBytes(request.headers);
    const referenceOf = (refusal: Refusal) => guard.refused(refusal, limit.name, address);
    let cutOff = false;
    const refuse = (refusal: Refusal) => {
      // Node reads on, to the end of the body, after an answer of its own.
      if (drains(announced)) return answerRefusal(request, response, refusal, referenceOf(refusal));
      writePast(request, response, refusal, referenceOf(refusal));
      request.socket.end();
      request.socket.pause();
      linger(request);
    };
    const breakOff = (refusal: Refusal) => {
      cutOff = true;
      writePast(request, response, refusal, referenceOf(refusal));
      request.socket.destroySoon();
    };

    response.once('close', () => linger(request));
    if (path === null) return refuse('malformed');
    if (isForeign(request, path, guard.ownOrigin)) return refuse('foreign');
    if (announced === 0) return next();
    if ((announced ?? 0) > limit.bytes) return refuse('tooLarge');
    // Node itself ends a body at the length that its headers announced.
    const body =
      announced === null
        ? counted(request, limit.bytes, () => breakOff('tooLarge'))
        : { arrived: 0, most: 0 };

    const { cookie } = request.headers;
    let signedIn = false;
    try {
      signedIn = needsSession(limit, announced) && cookie !== undefined && (await guard.isSignedIn(cookie));
    } catch {
      if (cutOff) return;
      // Nobody can be asked who it is; the signs of life say why.
      return refuse('busy');
    }
    if (cutOff || response.destroyed) return;
    const size = refusedSize(limit, announced, signedIn);
    if (size) return refuse(size);
    body.most = signedIn ? limit.bytes : limit.anonymousBytes;
    if (body.arrived > body.most) return refuse('tooLarge');
    const entered = underWay.enter(limit, address, announced ?? body.most);
    if (typeof entered === 'string') return refuse(entered);

    const tooSlow = setTimeout(() => {
      if (!request.complete) breakOff('tooSlow');
    }, limit.seconds * 1000);
    response.once('close', () => {
      clearTimeout(tooSlow);
      entered.leave();
    });
    next();
  };
}

/** Null where it cannot be decoded, at which Next answers without a policy of contents. */
function pathOf(url: string): string | null {
  const [path = ''] = url.split('?');
  try {
    decodeURIComponent(path);
    return path;
  } catch {
    return null;
  }
}

/** Whether a page of another site sends a form to a page of ours; routes below /api judge for themselves. */
function isForeign({ method, headers }: IncomingMessage, path: string, ownOrigin: string): boolean {
  if (method === 'GET' || method === 'HEAD' || path.startsWith('/api/')) return false;
  const { origin } = headers;
  return origin !== undefined && origin !== ownOrigin && origin !== `http://${headers.host}`;
}

function forwardedFor({ headers }: IncomingMessage): string | undefined {
  return headers['x-forwarded-for']?.toString();
}

/** Counts the bytes of a body as they arrive, before anything keeps them, and ends it at `most`. */
function counted(request: IncomingMessage, most: number, tooLarge: () => void) {
  const push = request.push.bind(request);
  const body = { arrived: 0, most };
  request.push = (chunk: Buffer | null) => {
    const before = body.arrived;
    body.arrived += chunk?.length ?? 0;
    if (body.arrived <= body.most) return push(chunk);
    if (before <= body.most) tooLarge();
    return false;
  };
  return body;
}

/** After its answer: ends a connection whose body still comes. */
function linger(request: IncomingMessage): void {
  if (request.complete || request.socket.destroyed) return;
  setTimeout(() => {
    if (!request.complete) request.socket.destroy();
  }, lingerSeconds * 1000);
}

let drained = 0;

/** Whether the rest of a refused body may be read. Of many at once it is not: reading alone would keep the portal busy. */
function drains(announced: number | null): boolean {
  if (announced !== null && announced <= drainedBytes) return true;
  if (drained >= mostDrained) return false;
  drained += 1;
  setTimeout(() => (drained -= 1), lingerSeconds * 1000);
  return true;
}
