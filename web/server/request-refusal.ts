import 'server-only';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { catalogues, isLocale, localeCookie } from '#web/messages/catalogue';
import { log } from './errors.ts';
import { addressKey, refusalStatus, type Refusal } from './request-limits.ts';

const windowMs = 60_000;
/** Of one window: more are counted as one, so that an attack from everywhere fills neither memory nor log. */
const mostAddresses = 1_000;

/** Writes a refusal down and returns its reference. */
export type Refused = (refusal: Refusal, route: string, address: string) => string;

/** One log line per address and minute; what else is refused to it in that minute has the same reference. */
export function logRefusals(write = writeLine, now = () => Date.now()): Refused {
  const references = new Map<string, string>();
  let windowStart = 0;
  return (refusal, route, address) => {
    if (now() - windowStart >= windowMs) {
      references.clear();
      windowStart = now();
    }
    const own = addressKey(address);
    const key = references.size < mostAddresses || references.has(own) ? own : 'others';
    const known = references.get(key);
    if (known !== undefined) return known;
    const reference = randomBytes(4).toString('hex');
    references.set(key, reference);
    write({ reference, refusal, route, address: key });
    return reference;
  };
}

const writeLine = (line: { reference: string; refusal: Refusal; route: string; address: string }) =>
  log().warn(line, 'request refused');

const policy = "default-src 'none'; frame-ancestors 'none'";

/** Answers instead of Next, in a few words and with the reference. */
export function answerRefusal(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: Refusal,
  reference: string,
): void {
  const { type, text } = answerTo(request, refusal, reference);
  const status = refusalStatus[refusal];
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    ...(status === 429 || status === 503 ? { 'retry-after': '5' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : text);
}

/** The same past Node and a response that Next may have begun, as the last thing on the connection. */
export function writePast(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: Refusal,
  reference: string,
): void {
  const { socket } = request;
  if (response.headersSent || !socket.writable) return;
  const { type, text } = answerTo(request, refusal, reference);
  socket.write(
    [
      `HTTP/1.1 ${refusalStatus[refusal]} ${refusal}`,
      `content-type: ${type}`,
      `content-length: ${Buffer.byteLength(text)}`,
      `content-security-policy: ${policy}`,
      'x-content-type-options: nosniff',
      'cache-control: no-store',
      'connection: close',
      `\r\n${text}`,
    ].join('\r\n'),
  );
}

/** Scripts ask for addresses below /api, people for the rest. */
function answerTo(request: IncomingMessage, refusal: Refusal, reference: string) {
  if (request.url?.startsWith('/api/'))
    return { type: 'application/json', text: JSON.stringify({ error: refusal, reference }) };
  const chosen = new RegExp(`(?:^|; *)${localeCookie}=(\\w+)`).exec(request.headers.cookie ?? '')?.[1];
  const { errors } = catalogues[isLocale(chosen) ? chosen : 'fr'];
  return {
    type: 'text/plain; charset=utf-8',
    text: `${errors.refused[refusal]}\n${errors.unexpected.reference} ${reference}\n`,
  };
}
