import { may } from '#domain/rights';
import { checkCertificate } from '../../../../server/certificate-check.ts';
import { readSentFile } from '../../../../server/certificate-form.ts';
import { database } from '../../../../server/database.ts';
import { answered, unauthorized } from '../../../../server/errors.ts';
import { forbidden, isSameOrigin } from '../../../../server/same-origin.ts';
import { actingActor } from '../../../../server/session.ts';
import { newSubmissionId } from '../../../../server/submission-id.ts';

const answer = (body: object, status = 200) =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });

/** Says what stands in a file and whether it would be taken; nothing of it is kept. The password comes in the body. */
export function POST(request: Request): Promise<Response> {
  return answered('read certificate', async () => {
    if (!isSameOrigin(request)) return forbidden();
    const signed = await actingActor();
    if (!signed) return unauthorized();
    if (!may(signed.actor, 'certificate.manage')) return answer({ error: 'notFound' }, 404);
    const sent = await readSentFile(request);
    if (sent === null) return answer({ error: 'invalid' }, 400);
    if (sent === 'tooLarge') return answer({ ok: false, refusal: { reason: 'tooLarge' } });
    const password = sent.field('password') || undefined;
    const checked = await checkCertificate(database(), { bytes: sent.bytes, password }, new Date());
    return answer(checked.ok ? { ...checked, form: newSubmissionId() } : checked);
  });
}
