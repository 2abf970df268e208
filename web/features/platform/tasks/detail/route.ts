import { database } from '#web/server/database';
import { polled } from '#web/kit/live/polled';
import { findTaskWithTrace } from '../server/tasks.ts';

/** One task as its page shows it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return polled('task', ({ actor }) => findTaskWithTrace(database(), actor, id, new Date()));
}
