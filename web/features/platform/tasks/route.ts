import { may } from '#domain/rights';
import { database } from '#web/server/database';
import { polled } from '#web/kit/live/polled';
import { listTasks, taskViewOf } from './server/tasks.ts';

/** The inbox as its page shows it, for a page that stands open. */
export function GET(request: Request): Promise<Response> {
  return polled('tasks', async ({ actor }) => {
    if (!may(actor, 'task.handle')) return null;
    const asked: Partial<Record<string, string>> = Object.fromEntries(new URL(request.url).searchParams);
    return listTasks(database(), actor, taskViewOf(asked['show']), asked, new Date());
  });
}
