import { answered, unauthorized } from '#web/server/errors';
import { peekActor } from '#web/server/session';

/** Addresses that never existed tell no more than others to whom has no session (QPC-012). */
function handle(): Promise<Response> {
  return answered('unknown address', async () => {
    if (!(await peekActor())) return unauthorized();
    return Response.json({ error: 'notFound' }, { status: 404 });
  });
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
