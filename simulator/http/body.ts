import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { Refusal, problem } from './reply.ts';

/** The largest body accepted, in bytes. */
export const maxBodyBytes = 2 * 1024 * 1024;

export type Body = {
  /** What JSON or the form says; an empty body is an empty object. */
  value: unknown;
  /** A browser's form wants a page back, a program its JSON. */
  isForm: boolean;
};

/** Reads JSON or a browser's form. @throws Refusal 413 past the cap, 400 when it is not JSON. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const text = await readText(request);
  const form = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  // curl -d says "form" of anything; only a form can be something else than JSON.
  if (form && !/^\s*[[{]/.test(text)) {
    const fields = [...new URLSearchParams(text)].filter(([, value]) => value !== '');
    return { value: Object.fromEntries(fields), isForm: true };
  }
  if (text === '') return { value: {}, isForm: false };
  try {
    return { value: JSON.parse(text), isForm: false };
  } catch {
    throw new Refusal(problem(400, 'Malformed', 'The body is not JSON.'));
  }
}

/** Checks a body's shape. @throws Refusal 422 naming the field, never its value. */
export function parseBody<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') || 'body';
  throw new Refusal(problem(422, 'Refused', `The field "${where}" is missing or not allowed.`));
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    // node:http delivers Buffers as long as nobody calls setEncoding.
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size > maxBodyBytes) {
      throw new Refusal(problem(413, 'Too large', `A body has at most ${maxBodyBytes} bytes.`));
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
