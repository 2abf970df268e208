import type { z } from 'zod';
import type { Call } from './call.ts';
import { refusal } from './reply.ts';

/** The largest body accepted, in bytes. */
export const maxBodyBytes = 2 * 1024 * 1024;

export type Body = {
  /** What JSON or the form says; an empty body is an empty object. */
  value: unknown;
  /** A browser's form wants a page back, a program its JSON. */
  isForm: boolean;
};

/** Reads JSON or a browser's form. @throws 413 past the cap, 400 when it is not JSON. */
export async function readBody(call: Call): Promise<Body> {
  const text = await readText(call);
  const form = call.req.header('content-type')?.startsWith('application/x-www-form-urlencoded');
  // curl -d says "form" of anything; only a form can be something else than JSON.
  if (form && !/^\s*[[{]/.test(text)) {
    const fields = [...new URLSearchParams(text)].filter(([, value]) => value !== '');
    return { value: Object.fromEntries(fields), isForm: true };
  }
  if (text === '') return { value: {}, isForm: false };
  try {
    return { value: JSON.parse(text), isForm: false };
  } catch {
    throw refusal(400, 'Malformed', 'The body is not JSON.');
  }
}

/** Checks a body's shape. @throws 422 naming the field, never its value. */
export function parseBody<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') || 'body';
  throw refusal(422, 'Refused', `The field "${where}" is missing or not allowed.`);
}

/** `?limit=`: a whole number from 1; everything when it is not given. @throws 422. */
export function limitOf(call: Call): number {
  const text = call.req.query('limit');
  if (text === undefined) return Number.MAX_SAFE_INTEGER;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw refusal(422, 'Refused', 'limit is a whole number from 1.');
}

/** Hono's own bodyLimit wants its Request as the global one: a chunked body fails without it. */
async function readText(call: Call): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of call.env.incoming.iterator({ destroyOnReturn: false })) {
    // node:http delivers Buffers as long as nobody calls setEncoding.
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size > maxBodyBytes) {
      throw refusal(413, 'Too large', `A body has at most ${maxBodyBytes} bytes.`);
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
