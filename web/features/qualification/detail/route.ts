import { live } from '#web/kit/live/live';
import { findQualification } from '../server/qualifications.ts';

/** One qualification as its page shows it. */
export const GET = live<'id'>('qualification.read', ({ db, reader: { actor, scope, now }, params }) =>
  findQualification(db, actor, scope, params.id, now),
);
