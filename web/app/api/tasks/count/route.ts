import { may } from '#domain/rights';
import { database } from '../../../../server/database.ts';
import { polled } from '../../../../server/polled.ts';
import { countTasks } from '../../../../server/tasks.ts';

/** The counter in the top bar. */
export function GET(): Promise<Response> {
  return polled('taskCount', async ({ actor }) =>
    may(actor, 'task.handle') ? countTasks(database(), actor) : null,
  );
}
