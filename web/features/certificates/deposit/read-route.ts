import { may } from '#domain/rights';
import { checkCertificate } from '../server/check.ts';
import { readSentFile } from '../server/reading/form.ts';
import { database } from '#web/server/database';
import { answered, unauthorized } from '#web/server/errors';
import { forbidden, isSameOrigin } from '#web/server/same-origin';
import { actingActor } from '#web/server/session';
import { newSubmissionId } from '#web/server/submission-id';

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
