import { secret } from '#config';
import { doubts } from '#domain/certificates/refusal';
import { may } from '#domain/rights';
import { submissionIdPattern } from '#workflows/shared/process-id';
import { readSentFile } from '../server/reading/form.ts';
import { depositCertificates } from '../server/deposit.ts';
import { certificateMeans } from '../server/means.ts';
import { answered, unauthorized } from '#web/server/errors';
import { callerAddress } from '#web/server/request';
import { forbidden, isSameOrigin } from '#web/server/same-origin';
import { actingActor } from '#web/server/session';

const answer = (body: object, status = 200) =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });

/** One file of « Déposer des certificats », for an operator; sent again it is the same deposit. */
export function POST(request: Request): Promise<Response> {
  return answered('deposit certificate', async () => {
    if (!isSameOrigin(request)) return forbidden();
    const signed = await actingActor();
    if (!signed) return unauthorized();
    const { actor, user } = signed;
    if (!may(actor, 'certificate.manage')) return answer({ error: 'notFound' }, 404);
    const sent = await readSentFile(request);
    if (sent === 'tooLarge') return answer({ ok: false, refusal: { reason: 'tooLarge' } });
    if (sent === null || !submissionIdPattern.test(sent.field('form')))
      return answer({ error: 'invalid' }, 400);
    const { fileName, bytes, field } = sent;
    const file = {
      ...{ fileName, bytes, form: field('form'), password: field('password') },
      ...{ label: field('label'), service: field('service'), environment: field('environment') },
      confirmed: doubts.filter((doubt) => field('confirmed').split(' ').includes(doubt)),
    };
    const answers = await depositCertificates(
      { ...certificateMeans(), secret: secret() },
      actor,
      { operatorId: field('operatorId'), files: [file] },
      { userId: user.id, login: user.login, address: await callerAddress() },
      new Date(),
    );
    const [deposited] = answers ?? [];
    if (!deposited) return answer({ error: 'notFound' }, 404);
    return 'reference' in deposited
      ? answer({ error: deposited.reason, reference: deposited.reference }, 500)
      : answer(deposited);
  });
}
