import 'server-only';
import { randomBytes } from 'node:crypto';
import { unstable_rethrow } from 'next/navigation';
import { pino, type Logger } from 'pino';
import { config } from '#config';

const shared = globalThis as typeof globalThis & { jalonLog?: Logger };

/** JSON lines on stderr. Never a name, a number of a person, or a secret. */
export function log(): Logger {
  shared.jalonLog ??= pino(
    { name: 'portal', level: config().logLevel },
    pino.destination({ dest: 2, sync: true }),
  );
  return shared.jalonLog;
}

/** Takes out what could be somebody's: messages of libraries quote what they were given. */
function scrubbed(text: string): string {
  return text
    .replaceAll(/[^\s@"'<>]+@[^\s@"'<>]+/g, '‹mail›')
    .replaceAll(/\+?\d[\d .-]{4,}\d/g, '‹digits›')
    .slice(0, 500);
}

function code(error: unknown): string | number | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' || typeof error.code === 'number' ? error.code : undefined;
}

/** What the log keeps of an error: enough to find its cause, nothing that could be somebody's. */
export function traceOf(error: unknown): Record<string, unknown> {
  const known = error instanceof Error;
  // The frames without what stands before them, which repeats the message.
  const frames = known ? error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) : undefined;
  return {
    error: known ? error.name : typeof error,
    code: code(error),
    message: scrubbed(known ? error.message : String(error)),
    stack: frames?.slice(0, 12),
  };
}

/** Logs what nobody expected, once, and returns the reference under which support finds it: `given`, or a new one. */
export function report(error: unknown, where: string, given?: string): string {
  const reference = given ?? randomBytes(4).toString('hex');
  log().error({ reference, where, ...traceOf(error) }, 'unexpected');
  return reference;
}

export type Unexpected = { ok: false; reason: 'unexpected'; reference: string };

/** The one mapper of server actions: the unexpected becomes a log line and an answer with its reference. */
export async function guarded<T>(where: string, act: () => Promise<T>): Promise<T | Unexpected> {
  try {
    return await act();
  } catch (error) {
    // Redirections and « not found » travel as throws.
    unstable_rethrow(error);
    return { ok: false, reason: 'unexpected', reference: report(error, where) };
  }
}

/** The same for route handlers. */
export async function answered(where: string, act: () => Promise<Response>): Promise<Response> {
  const result = await guarded(where, act);
  return result instanceof Response
    ? result
    : Response.json({ error: result.reason, reference: result.reference }, { status: 500 });
}

/** For routes without a living session (QPC-012): machines get a status, people are redirected by the pages. */
export function unauthorized(): Response {
  return Response.json({ error: 'unauthorized' }, { status: 401, headers: { 'cache-control': 'no-store' } });
}
