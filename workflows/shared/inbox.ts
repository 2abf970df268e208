import { proxyActivities, setHandler } from '@temporalio/workflow';
import type { RaisedTask } from '#domain/task';
import { taskDoneSignal } from './contract.ts';
import { shortStep } from './policies.ts';

/** Of activities/database/tasks.ts. */
interface TaskActivities {
  raiseTask(task: RaisedTask): Promise<void>;
  closeTask(step: string): Promise<void>;
}
const { raiseTask, closeTask } = proxyActivities<TaskActivities>(shortStep);

export interface Inbox {
  /** Asks people for something, once for its step; to be run under the patience of the process. */
  raise(task: RaisedTask): Promise<void>;
  /** Asks for it no longer, whether it was done or not. All that stands is withdrawn at the end of the process by itself. */
  close(step: string): Promise<void>;
  /** Whether a person has said that it is done: `await condition(() => inbox.isDone('deposit'), '30d')`. */
  isDone(step: string): boolean;
}

/** What a process asks of people. To be made before its first step, so that no answer comes too early. */
export function openInbox(): Inbox {
  const done = new Set<string>();
  setHandler(taskDoneSignal, (step) => void done.add(step));
  return { raise: raiseTask, close: closeTask, isDone: (step) => done.has(step) };
}
