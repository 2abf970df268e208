import { scopeOf } from '#domain/rights';
import { database } from '../../../../server/database.ts';
import { answered, unauthorized } from '../../../../server/errors.ts';
import { findQualification } from '../../../../server/qualifications.ts';
import { peekActor } from '../../../../server/session.ts';

/** One qualification as its page shows it, for a page that stands open. */
export function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answered('qualification', async () => {
    const signed = await peekActor();
    if (!signed) return unauthorized();
    const { actor } = signed;
    const found = await findQualification(
      database(),
      actor,
      scopeOf(actor, 'qualification.read'),
      (await params).id,
    );
    const headers = { 'cache-control': 'no-store' };
    return found
      ? Response.json(found, { headers })
      : Response.json({ error: 'notFound' }, { status: 404, headers });
  });
}
