import type { ProcessRow } from './kit/manifest.ts';
import { joined, listed, namesIn, type Listed, type NameIn } from './manifests.ts';

/** Every kind of durable process. */
export type ProcessKind = NameIn<'processes'>;
export const processKinds = namesIn('processes');
export const processes: Readonly<Record<ProcessKind, ProcessRow>> = joined('processes');

/** Kinds that sleep for months, by the hundred thousand. */
export const sleepingKinds = processKinds.filter((kind) => processes[kind].sleeps);
export const wakefulKinds = processKinds.filter((kind) => !processes[kind].sleeps);

/** What a process can wait for that is not its own work; each has its words in the messages. */
export type WaitReason = Listed<'waits'>;
export const waitReasons = listed('waits');

export interface Wait {
  for: WaitReason;
  /** ISO instants: since when, and when the process tries again by itself. */
  since: string;
  until: string;
}

/** How Temporal, not the process itself, ended it. */
export const endings = ['terminated', 'cancelled', 'timedOut', 'failed', 'missing'] as const;
export type EndedBy = (typeof endings)[number];

/** What operations do to a process: end its wait, stop it, begin it anew. */
export const processActions = ['retry', 'cancel', 'runAgain'] as const;
export type ProcessAction = (typeof processActions)[number];

/** What decides which actions a process allows. */
export interface ProcessStanding {
  /** Null for a kind that this version does not know. */
  kind: ProcessKind | null;
  state: string;
  waiting: boolean;
  ended: boolean;
  endedBy: EndedBy | null;
  /** A refusal because it was stopped, not for what was submitted. */
  stopped: boolean;
  /** Whether what it works on is still there. */
  inputKept: boolean;
}

/** Why an action is not possible; each has its words in the messages. */
export type Hindrance =
  | 'unknownKind'
  | 'notWaiting'
  | 'ended'
  | 'open'
  | 'completed'
  | 'refused'
  | 'historyGone'
  | 'inputGone';

/** The one table of what operations can do to a process: the button, the bar for many and the server ask it. */
const hindrances: Readonly<Record<ProcessAction, (standing: ProcessStanding) => Hindrance | null>> = {
  retry: ({ ended, waiting }) => (ended ? 'ended' : waiting ? null : 'notWaiting'),
  cancel: ({ ended }) => (ended ? 'ended' : null),
  runAgain: ({ ended, endedBy, state, stopped, inputKept }) => {
    if (!ended) return 'open';
    if (endedBy === 'missing') return 'historyGone';
    if (!endedBy && state === 'completed') return 'completed';
    if (!endedBy && state === 'refused' && !stopped) return 'refused';
    return inputKept ? null : 'inputGone';
  },
};

/** Null when the action is possible. */
export function hindranceTo(action: ProcessAction, standing: ProcessStanding): Hindrance | null {
  return standing.kind ? hindrances[action](standing) : 'unknownKind';
}

/** How many processes one call may concern. */
export const mostAtOnce = 100;
/** Characters of a reason, which is shown with what was done. */
export const reasonLength = { least: 3, most: 300 } as const;

/** The reason as it is kept; null when it says nothing or too much. */
export function reasonOf(text: string): string | null {
  const reason = text.trim().replaceAll(/\s+/g, ' ');
  return reason.length >= reasonLength.least && reason.length <= reasonLength.most ? reason : null;
}
