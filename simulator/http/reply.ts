import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Call } from './call.ts';

const jsonType = 'application/json; charset=utf-8';

/** Every answer goes through here: none is kept by a browser, none is taken for another type. */
export function reply(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream | null,
): Response {
  const always = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  return new Response(body, { status, headers: { ...always, ...headers } });
}

export function json(status: number, value: unknown): Response {
  return jsonText(status, JSON.stringify(value));
}

/** An answer that is JSON already, such as a stored first answer. */
export function jsonText(status: number, body: string): Response {
  return reply(status, { 'content-type': jsonType }, body);
}

/** A JSON array, streamed value by value. */
export function jsonStream(values: Iterable<unknown>): Response {
  return reply(200, { 'content-type': jsonType }, ReadableStream.from(arrayParts(values)));
}

function* arrayParts(values: Iterable<unknown>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let separator = '[';
  for (const value of values) {
    yield encoder.encode(`${separator}${JSON.stringify(value)}`);
    separator = ',\n';
  }
  yield encoder.encode(separator === '[' ? '[]' : ']');
}

/**
 * Problem details (RFC 9457). `detail` is a sentence of ours: it never repeats what was submitted.
 */
export function problem(status: number, title: string, detail: string): Response {
  const body = JSON.stringify({ type: 'about:blank', title, status, detail });
  return reply(status, { 'content-type': 'application/problem+json; charset=utf-8' }, body);
}

/** A problem to throw where no answer can be returned. */
export function refusal(status: ContentfulStatusCode, title: string, detail: string): HTTPException {
  return new HTTPException(status, { res: problem(status, title, detail) });
}

export function seeOther(location: string): Response {
  return reply(303, { location, 'content-length': '0' }, null);
}

/** Destroys the socket instead of answering, as a network that loses answers does. */
export function hangUp(call: Call): Response {
  call.env.outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}
