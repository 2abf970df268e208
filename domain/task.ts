import type { CertificateTaskFacts } from './certificates/task-facts.ts';
import type { TaskRow } from './kit/manifest.ts';
import { joined, namesIn, type NameIn } from './manifests.ts';
import type { WaitReason } from './process.ts';
import { scopeOf, type Actor } from './rights.ts';
import type { Service } from './services.ts';

/** Tasks: what a process asks of people. They stand in the inbox of those whose work it is (OWF-215 audits each act). */

export type TaskKind = NameIn<'tasks'>;
const tasks: Readonly<Record<TaskKind, TaskRow>> = joined('tasks');

/** The facts that the sentence of each kind is made of; ids and small facts only. A kind without its facts does not compile. */
interface Facts extends CertificateTaskFacts {
  /** A process has waited for long, for what and since when (ISO instant). */
  longWait: { for: WaitReason; since: string };
}
export type TaskMatter = { [Kind in TaskKind]: { kind: Kind } & Facts[Kind] }[TaskKind];

/** Whose work it is: a role of the wholesaler, or the people of the process's operator who hold an e-service. */
export type Audience = 'backOffice' | 'operations' | { service: Service };

/** What a process says to raise a task. */
export interface RaisedTask {
  /** Names the task within its process: the same step is the same task, a second occasion takes another name. */
  step: string;
  matter: TaskMatter;
  /** ISO instant by which somebody should have dealt with it. */
  dueAt: string;
  audience: Audience;
}

/** One id for a step of a process, however often it is raised. */
export const taskId = (workflowId: string, step: string) => `${workflowId}:${step}`;

/** The signal by which a process learns that a person has done what it asked, by step. */
export const taskDoneSignalName = 'taskDone';

/** Which tasks are a person's business. */
export type InboxOf =
  | { audience: 'backOffice' | 'operations' }
  | { operatorId: string; services: readonly Service[] }
  | null;

/** Beyond the right itself, a task belongs to one role, or to those of an operator who hold its e-service. */
export function inboxOf(actor: Actor): InboxOf {
  const scope = scopeOf(actor, 'task.handle');
  if (scope.reach === 'operator') return { operatorId: scope.operatorId, services: actor.services };
  if (scope.reach !== 'all') return null;
  return actor.role === 'backOffice' || actor.role === 'operations' ? { audience: actor.role } : null;
}

/** How a task ends whose row says this kind; one of a later version, whose kind is not known, by a note. */
export function settlesBy(kind: string): TaskRow['settles'] {
  const known = namesIn('tasks').find((one) => one === kind);
  return known ? tasks[known].settles : 'note';
}

/** What people do with a task: take it on, give it back to the others, say that it is done. */
export const taskActions = ['claim', 'handBack', 'done'] as const;
export type TaskAction = (typeof taskActions)[number];

/** What decides which actions a task allows. */
export interface TaskStanding {
  /** Who has taken it on. */
  claimedById: string | null;
  /** Done by a person, or withdrawn by its process. */
  ended: boolean;
  settles: TaskRow['settles'];
}

/** Why an action is not possible; each has its words in the messages. */
export type TaskHindrance = 'ended' | 'mine' | 'notMine' | 'taken' | 'byAct';

/** The one table of what a person can do to a task. Taking over from a colleague is a claim too. */
const hindrances: Readonly<
  Record<TaskAction, (standing: TaskStanding, userId: string) => TaskHindrance | null>
> = {
  claim: ({ claimedById }, userId) => (claimedById === userId ? 'mine' : null),
  handBack: ({ claimedById }, userId) => (claimedById === userId ? null : 'notMine'),
  done: ({ claimedById, settles }, userId) => {
    if (settles === 'act') return 'byAct';
    return claimedById === null || claimedById === userId ? null : 'taken';
  },
};

/** Null when the action is possible. */
export function hindranceToTask(
  action: TaskAction,
  standing: TaskStanding,
  userId: string,
): TaskHindrance | null {
  return standing.ended ? 'ended' : hindrances[action](standing, userId);
}
