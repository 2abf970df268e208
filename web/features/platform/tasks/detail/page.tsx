import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TaskDetail } from '../task-detail.tsx';
import { currentPlace } from '#web/server/changes';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { decodedPart } from '#web/server/search-params';
import { requireRight } from '#web/server/session';
import { findTaskWithTrace } from '../server/tasks.ts';
import { handleTask } from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).inbox.title };
}

/** One task, and what people did with it. One of others does not exist. */
export default async function TaskPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor } = await requireRight('task.handle');
  const since = await currentPlace(database());
  const id = decodedPart((await params).id);
  const found = id && (await findTaskWithTrace(database(), actor, id, new Date()));
  if (!found) notFound();
  return <TaskDetail found={found} since={since} handle={handleTask} />;
}
