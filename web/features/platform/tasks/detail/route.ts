import { live } from '#web/kit/live/live';
import { findTaskWithTrace } from '../server/tasks.ts';

/** One task as its page shows it. */
export const GET = live<'id'>('task.handle', ({ db, reader: { actor, now }, params }) =>
  findTaskWithTrace(db, actor, params.id, now),
);
