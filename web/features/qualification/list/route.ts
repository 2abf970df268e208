import { live } from '#web/kit/live/live';
import { listQualifications } from '../server/qualifications.ts';
import { readFilter } from '../server/filter.ts';

/** The list as its page shows it. */
export const GET = live('qualification.read', ({ db, reader: { actor, scope }, query }) =>
  listQualifications(db, actor, scope, {
    after: query['after'],
    before: query['before'],
    ...readFilter(query),
  }),
);
