import type { SlotCertificate, SlotKey } from './certificates/slot.ts';
import type { WaitReason } from './process.ts';
import { scopeOf, type Actor } from './rights.ts';
import type { Service } from './services.ts';

/** Tasks: what a process asks of people. They stand in the inbox of those whose work it is (OWF-215 audits each act). */

/**
 * What a task is about, by its kind, with the facts that its sentence is made of; ids and small facts only.
 * `longWait`: a process has waited for long, for what and since when (ISO instant). `renewCertificate`: what is in use
 * expires at `notAfter` (ISO instant), and nothing was deposited to follow it (OWF-197).
 */
export type TaskMatter =
  | { kind: 'longWait'; for: WaitReason; since: string }
  | ({ kind: 'renewCertificate'; label: string; notAfter: string } & SlotKey);
export type TaskKind = TaskMatter['kind'];

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

/** What people do with a task: take it on, give it back to the others, say that it is done. */
export const taskActions = ['claim', 'handBack', 'done'] as const;
export type TaskAction = (typeof taskActions)[number];

/** What decides which actions a task allows. */
export interface TaskStanding {
  /** Who has taken it on. */
  claimedById: string | null;
  /** Done by a person, or withdrawn by its process. */
  ended: boolean;
}

/** Why an action is not possible; each has its words in the messages. */
export type TaskHindrance = 'ended' | 'mine' | 'notMine' | 'taken';

/** The one table of what a person can do to a task. Taking over from a colleague is a claim too. */
const hindrances: Readonly<
  Record<TaskAction, (standing: TaskStanding, userId: string) => TaskHindrance | null>
> = {
  claim: ({ claimedById }, userId) => (claimedById === userId ? 'mine' : null),
  handBack: ({ claimedById }, userId) => (claimedById === userId ? null : 'notMine'),
  done: ({ claimedById }, userId) => (claimedById === null || claimedById === userId ? null : 'taken'),
};

/** Null when the action is possible. */
export function hindranceToTask(
  action: TaskAction,
  standing: TaskStanding,
  userId: string,
): TaskHindrance | null {
  return standing.ended ? 'ended' : hindrances[action](standing, userId);
}

const renewStep = 'renew-';

/** Asks for what has to follow a certificate; `dueAt`: ISO instant. */
export function renewalTask(
  { service, environment }: SlotKey,
  { id, label, notAfter }: SlotCertificate,
  dueAt: string,
): RaisedTask {
  return {
    step: `${renewStep}${id}`,
    matter: { kind: 'renewCertificate', service, environment, label, notAfter },
    dueAt,
    audience: 'backOffice',
  };
}

/** Steps of the tasks that ask for a renewal, but for the one of a certificate. */
export const renewalSteps = (except: string | null) => ({
  startsWith: renewStep,
  ...(except !== null && { not: `${renewStep}${except}` }),
});
