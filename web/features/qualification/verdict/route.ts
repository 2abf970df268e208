import { config } from '#config';
import { submissionIdPattern } from '#workflows/shared/process-id';
import { database } from '#web/server/database';
import { polled } from '#web/kit/live/polled';
import { submit } from '../server/submissions.ts';
import { verdictAsker } from '../server/submissions-verdict.ts';
import { temporalClient } from '#web/server/temporal';

/**
 * Asks for the verdict of a submission, up to some ten seconds a call. Starts what is not started yet, which changes
 * nothing that sending the file had not decided already.
 */
export function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const about = params.then(({ id }) => ({ submissionId: id }));
  return polled(
    'verdict',
    async ({ actor }) => {
      const { id } = await params;
      if (!submissionIdPattern.test(id)) return null;
      const askVerdict = verdictAsker(temporalClient());
      return submit({ db: database(), dataDir: config().dataDir, askVerdict }, actor, id);
    },
    about,
  );
}
