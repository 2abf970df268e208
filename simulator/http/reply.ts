/** An answer as a value; `hang-up` destroys the socket, as a network that loses answers does. */
export type Reply =
  | {
      status: number;
      headers: Record<string, string>;
      /** A list of parts is streamed. */
      body: string | Uint8Array | Iterable<string>;
    }
  | 'hang-up';

export function json(status: number, value: unknown): Reply {
  return jsonText(status, JSON.stringify(value));
}

/** An answer that is JSON already, such as a stored first answer. */
export function jsonText(status: number, body: string): Reply {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body };
}

/** A JSON array, streamed value by value. */
export function jsonStream(values: Iterable<unknown>): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: arrayParts(values),
  };
}

function* arrayParts(values: Iterable<unknown>): Generator<string> {
  let separator = '[';
  for (const value of values) {
    yield `${separator}${JSON.stringify(value)}`;
    separator = ',\n';
  }
  yield separator === '[' ? '[]' : ']';
}

/**
 * Problem details (RFC 9457). `detail` is a sentence of ours: it never repeats what was submitted.
 */
export function problem(status: number, title: string, detail: string): Reply {
  return {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    body: JSON.stringify({ type: 'about:blank', title, status, detail }),
  };
}

export function seeOther(location: string): Reply {
  return { status: 303, headers: { location }, body: '' };
}

/** Thrown by body readers; the server answers it as it stands. */
export class Refusal extends Error {
  readonly reply: Reply;

  constructor(reply: Reply) {
    super('refused');
    this.reply = reply;
  }
}
