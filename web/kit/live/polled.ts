import 'server-only';
import { answered, unauthorized, type About } from '#web/server/errors';
import { peekActor, type Signed } from '#web/server/session';
import { shutdownSignal } from '#web/server/shutdown';

/** While the server ends, a page that asks again and again on one connection would keep it from ending. */
function answerHeaders(): Record<string, string> {
  return { 'cache-control': 'no-store', ...(shutdownSignal().aborted ? { connection: 'close' } : {}) };
}

/**
 * A route that a page asks by itself, which never extends the session: 401 without one, 404 for null, which is what
 * does not exist for the asker, else what `read` answers as JSON.
 */
export function polled(
  where: string,
  read: (signed: Signed) => Promise<object | null>,
  about?: Promise<About>,
): Promise<Response> {
  const answer = async () => {
    const signed = await peekActor();
    if (!signed) return unauthorized();
    const found = await read(signed);
    const headers = answerHeaders();
    return found
      ? Response.json(found, { headers })
      : Response.json({ error: 'notFound' }, { status: 404, headers });
  };
  return answered(where, answer, about);
}
