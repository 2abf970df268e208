import { askedPlace, sharedFeed } from '#web/server/changes';
import { changeStream } from '#web/server/changes-stream';
import { database } from '#web/server/database';
import { answered, unauthorized } from '#web/server/errors';
import { hearsOf } from '#web/server/scope';
import { actorIn } from '#web/server/session-actor';
import { findSession } from '#web/server/session-registry';
import { peekActor } from '#web/server/session';
import { shutdownSignal } from '#web/server/shutdown';

/** Server-sent events behind the pages that keep up by themselves; they never extend the session. */
export function GET(request: Request): Promise<Response> {
  return answered('events', async () => {
    const signed = await peekActor();
    if (!signed) return unauthorized();
    const since = new URL(request.url).searchParams.get('since');
    const stream = changeStream({
      db: database(),
      feed: sharedFeed(database()),
      place: askedPlace(request.headers.get('last-event-id'), since),
      audience: async () => {
        const now = new Date();
        const session = await findSession(database(), signed.sessionId, now);
        return session && hearsOf((await actorIn(database(), session, now)).actor);
      },
      signal: AbortSignal.any([request.signal, shutdownSignal()]),
    });
    return new Response(stream, {
      // Without « no-transform » a proxy or the server's own compression would hold events back.
      headers: {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
        // A browser that comes back on the same connection would keep a server that ends from ending.
        connection: 'close',
      },
    });
  });
}
