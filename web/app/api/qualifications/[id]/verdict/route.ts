import { config } from '#config';
import { submissionIdPattern } from '#workflows/shared/process-id';
import { database } from '../../../../../server/database.ts';
import { answered, unauthorized } from '../../../../../server/errors.ts';
import { peekActor } from '../../../../../server/session.ts';
import { submit } from '../../../../../server/submissions.ts';
import { verdictAsker } from '../../../../../server/submissions-verdict.ts';
import { taskQueue, temporalClient } from '../../../../../server/temporal.ts';

/**
 * Asks for the verdict of a submission, up to some ten seconds a call. Polled by the page; starts what is not started
 * yet, which changes nothing that sending the file had not decided already.
 */
export function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answered('verdict', async () => {
    const signed = await peekActor();
    if (!signed) return unauthorized();
    const { id } = await params;
    const headers = { 'cache-control': 'no-store' };
    const dependencies = {
      db: database(),
      dataDir: config().dataDir,
      askVerdict: verdictAsker(temporalClient(), taskQueue()),
    };
    const submission = submissionIdPattern.test(id) ? await submit(dependencies, signed.actor, id) : null;
    return submission
      ? Response.json(submission, { headers })
      : Response.json({ error: 'notFound' }, { status: 404, headers });
  });
}
