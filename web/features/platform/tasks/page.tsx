import type { Metadata } from 'next';
import { TaskList } from './task-list.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { currentPlace } from '#web/server/changes';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { readPageQuery, single, type SearchParams } from '#web/server/search-params';
import { requireRight } from '#web/server/session';
import { listTasks, taskViewOf } from './server/tasks.ts';
import { handleTask } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).inbox.title };
}

/** « Mes tâches »: what processes ask of the person, and of those who do the same work. */
export default async function Tasks({ searchParams }: { searchParams: SearchParams }) {
  const { actor } = await requireRight('task.handle');
  const parameters = await searchParams;
  const show = taskViewOf(single(parameters.show));
  const query = { show, ...readPageQuery(parameters) };
  const { inbox } = await messages();
  const since = await currentPlace(database());
  const page = await listTasks(database(), actor, show, query, new Date());
  return (
    <>
      <PageHeader title={inbox.title} description={inbox.description} />
      <TaskList page={page} query={query} show={show} since={since} handle={handleTask} />
    </>
  );
}
