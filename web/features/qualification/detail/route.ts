import { scopeOf } from '#domain/rights';
import { database } from '#web/server/database';
import { polled } from '#web/kit/live/polled';
import { findQualification } from '../server/qualifications.ts';

/** One qualification as its page shows it, for a page that stands open. */
export function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return polled('qualification', async ({ actor }) =>
    findQualification(database(), actor, scopeOf(actor, 'qualification.read'), (await params).id, new Date()),
  );
}
