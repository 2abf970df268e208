import { after } from 'next/server';
import { config } from '#config';
import { may } from '#domain/rights';
import { submissionIdPattern } from '#workflows/shared/process-id';
import { database } from '#web/server/database';
import { answered, report, unauthorized } from '#web/server/errors';
import { chooseContract, targetContracts } from '../server/target-contracts.ts';
import { callerAddress } from '#web/server/request';
import { forbidden, isSameOrigin } from '#web/server/same-origin';
import { actingActor } from '#web/server/session';
import { stageFile, type Staging } from '../server/submissions-staging.ts';
import { submit } from '../server/submissions.ts';
import { verdictAsker } from '../server/submissions-verdict.ts';
import { temporalClient } from '#web/server/temporal';

type Reason = Extract<Staging, { ok: false }>['reason'];
const statuses: Readonly<Record<Reason, number>> = {
  notFound: 404,
  tooLarge: 413,
  incomplete: 400,
  tooMuch: 429,
  storageFull: 507,
};

const refuse = (status: number, error: string, until?: string) =>
  Response.json({ error, until }, { status, headers: { 'cache-control': 'no-store' } });

/** Receives a file as the raw body of the request; its name and submission id stand in the address. */
export function POST(request: Request): Promise<Response> {
  return answered('upload', async () => {
    if (!isSameOrigin(request)) return forbidden();
    const signed = await actingActor();
    if (!signed) return unauthorized();
    const { actor, user } = signed;
    const { searchParams } = new URL(request.url);
    const submissionId = searchParams.get('submission') ?? '';
    if (!submissionIdPattern.test(submissionId)) return refuse(400, 'submission');
    if (!may(actor, 'qualification.submit')) return refuse(404, 'notFound');
    const contract = chooseContract(
      await targetContracts(database(), actor, new Date()),
      searchParams.get('contract'),
    );
    if (!contract) return refuse(404, 'notFound');

    const { dataDir } = config();
    const sender = { userId: user.id, login: user.login, fromAddress: await callerAddress() };
    const length = request.headers.get('content-length');
    const staging = await stageFile({ db: database(), dataDir }, sender, {
      submissionId,
      fileName: searchParams.get('name') ?? '',
      contract,
      notify: searchParams.get('notify') === '1',
      body: request.body,
      announced: length === null ? null : Number(length),
    });
    if (!staging.ok)
      return refuse(statuses[staging.reason], staging.reason, 'until' in staging ? staging.until : undefined);

    // Whoever closes the browser now has sent a file all the same: its process need not wait for their return.
    after(async () => {
      try {
        await submit(
          { db: database(), dataDir, askVerdict: verdictAsker(temporalClient()) },
          actor,
          submissionId,
        );
      } catch (error) {
        report(error, 'upload.start', { submissionId });
      }
    });
    return Response.json(
      { fileName: staging.fileName, kept: staging.kept },
      { status: staging.kept ? 200 : 201 },
    );
  });
}
