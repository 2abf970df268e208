import { may } from '#domain/rights';
import { database } from '#web/server/database';
import { polled } from '#web/kit/live/polled';
import { countTasks } from './server/tasks.ts';

/** The counter in the top bar. */
export function GET(): Promise<Response> {
  return polled('taskCount', async ({ actor }) =>
    may(actor, 'task.handle') ? countTasks(database(), actor) : null,
  );
}
