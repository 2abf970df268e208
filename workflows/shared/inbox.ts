import { proxyActivities, setHandler } from '@temporalio/workflow';
import type { RaisedTask } from '#domain/task';
import { taskDoneSignal } from './contract.ts';
import { shortStep } from './policies.ts';

/** Of activities/platform/tasks.ts. */
interface TaskActivities {
  raiseTask(task: RaisedTask): Promise<void>;
  closeTask(step: string): Promise<void>;
}
const { raiseTask, closeTask } = proxyActivities<TaskActivities>(shortStep);

export interface Inbox {
  /** Raises a task, idempotent by its step; run it under `steadily`. */
  raise(task: RaisedTask): Promise<void>;
  /** Withdraws the task, done or not. The end of a process withdraws its open tasks without this. */
  close(step: string): Promise<void>;
  /** Whether a person has reported the task as done: `await condition(() => inbox.isDone('deposit'), '30d')`. */
  isDone(step: string): boolean;
}

/** Made by `openProcess`, before the first step, so that no answer comes too early. */
export function openInbox(): Inbox {
  const done = new Set<string>();
  setHandler(taskDoneSignal, (step) => void done.add(step));
  return { raise: raiseTask, close: closeTask, isDone: (step) => done.has(step) };
}
