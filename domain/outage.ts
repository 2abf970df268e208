import type { Wait, WaitReason } from './process.ts';
import type { RaisedTask } from './task.ts';

/**
 * Types of the failures that activities raise. `…Unavailable` passes with time, so the process waits and tries again;
 * `mailDelayed` does too, but concerns one mailbox and nobody else's mail; `…Refused` is final.
 */
export const failureTypes = {
  networkUnavailable: 'NetworkUnavailable',
  networkRefused: 'NetworkRefused',
  mailUnavailable: 'MailUnavailable',
  mailDelayed: 'MailDelayed',
  mailRefused: 'MailRefused',
  storageUnavailable: 'StorageUnavailable',
  systemPaused: 'SystemPaused',
} as const;

/** What a process waits for after a failure of this type. */
export function waitReasonOf(failureType: string | undefined): WaitReason {
  switch (failureType) {
    case failureTypes.networkUnavailable:
      return 'network';
    case failureTypes.mailUnavailable:
    case failureTypes.mailDelayed:
      return 'mail';
    case failureTypes.storageUnavailable:
      return 'storage';
    case failureTypes.systemPaused:
      return 'paused';
    default:
      return 'fault';
  }
}

const shortestPauseSeconds = 5;
const longestPauseSeconds = 300;

/**
 * Seconds until the process tries again by itself after its `round`-th (from 1) wait in a row: 5, 10, 20 … 300, or up to
 * another `longest`.
 */
export function pauseSeconds(round: number, longest = longestPauseSeconds): number {
  return Math.min(longest, shortestPauseSeconds * 2 ** (round - 1));
}

/** What a wait that has become long asks of operations; null while it may still pass by itself. `seconds`: how long is long. */
export function longWaitTask(wait: Wait, now: Date, seconds: number): RaisedTask | null {
  const since = Date.parse(wait.since);
  if (now.getTime() - since < seconds * 1000) return null;
  return {
    step: `${longWaitStep}${since}`,
    matter: { kind: 'longWait', for: wait.for, since: wait.since },
    // As much time again as it has already lasted.
    dueAt: new Date(since + 2 * seconds * 1000).toISOString(),
    audience: 'operations',
  };
}

/** How the steps of these tasks begin; each wait is an occasion of its own. */
export const longWaitStep = 'wait-';
