import { live } from '#web/kit/live/live';
import { countTasks } from './server/tasks.ts';

/** The counter in the top bar. */
export const GET = live('task.handle', ({ db, reader }) => countTasks(db, reader.actor));
