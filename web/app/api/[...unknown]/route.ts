import { answered, unauthorized } from '../../../server/errors.ts';
import { peekActor } from '../../../server/session.ts';

/** Addresses that never existed tell no more than others to whom has no session (QPC-012). */
function handle(): Promise<Response> {
  return answered('unknown address', async () => {
    if (!(await peekActor())) return unauthorized();
    return Response.json({ error: 'notFound' }, { status: 404 });
  });
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
