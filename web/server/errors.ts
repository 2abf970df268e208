import 'server-only';
import { randomBytes } from 'node:crypto';
import { unstable_rethrow } from 'next/navigation';
import { pino, type Logger } from 'pino';
import { config } from '#config';
import { framesOf, scrubbed } from '#domain/kit/log-text';

const shared = globalThis as typeof globalThis & { jalonLog?: Logger };

/** JSON lines on stderr. Never a name, a number of a person, or a secret. */
export function log(): Logger {
  shared.jalonLog ??= pino(
    { level: config().logLevel, base: { part: 'portal' } },
    pino.destination({ dest: 2, sync: true }),
  );
  return shared.jalonLog;
}

function code(error: unknown): string | number | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' || typeof error.code === 'number' ? error.code : undefined;
}

/** What the log keeps of an error: enough to find its cause, nothing that could be somebody's. */
export function traceOf(error: unknown): Record<string, unknown> {
  const known = error instanceof Error;
  return {
    error: known ? error.name : typeof error,
    code: code(error),
    message: scrubbed(known ? error.message : String(error)),
    stack: known ? framesOf(error) : undefined,
  };
}

/** The process that a log line is about, by its id or that of the submission which its id is made of. */
export interface About {
  workflowId?: string;
  submissionId?: string;
}

/** Logs what nobody expected, once, and returns the reference under which support finds it: `given`, or a new one. */
export function report(error: unknown, where: string, about: About = {}, given?: string): string {
  const reference = given ?? randomBytes(4).toString('hex');
  log().error({ reference, where, ...about, ...traceOf(error) }, 'unexpected');
  return reference;
}

export type Unexpected = { ok: false; reason: 'unexpected'; reference: string };

/** The one mapper of server actions: the unexpected becomes a log line and an answer with its reference. */
export async function guarded<T>(
  where: string,
  act: () => Promise<T>,
  about?: About | Promise<About>,
): Promise<T | Unexpected> {
  try {
    return await act();
  } catch (error) {
    // Redirections and « not found » travel as throws.
    unstable_rethrow(error);
    return { ok: false, reason: 'unexpected', reference: report(error, where, await about) };
  }
}

/** The same for route handlers. */
export async function answered(
  where: string,
  act: () => Promise<Response>,
  about?: About | Promise<About>,
): Promise<Response> {
  const result = await guarded(where, act, about);
  return result instanceof Response
    ? result
    : Response.json({ error: result.reason, reference: result.reference }, { status: 500 });
}

/** For routes without a living session (QPC-012): machines get a status, people are redirected by the pages. */
export function unauthorized(): Response {
  return Response.json({ error: 'unauthorized' }, { status: 401, headers: { 'cache-control': 'no-store' } });
}
