import { joined, namesIn, type Joined, type NameIn } from './manifests.ts';
import type { Wait, WaitReason } from './process.ts';
import type { RaisedTask } from './task.ts';

type FailureName = NameIn<'failures'>;
const failures: Readonly<
  Record<FailureName, { type: string } & ({ waitsFor: WaitReason } | { final: true })>
> = joined('failures');

/** Types of the failures that activities raise, by their names. */
export const failureTypes = Object.fromEntries(
  namesIn('failures').map((name) => [name, failures[name].type]),
) as { readonly [Name in FailureName]: Joined<'failures'>[Name]['type'] }; // each name has its entry

const rowOf = (failureType: string | undefined) =>
  Object.values(failures).find(({ type }) => type === failureType);

/** What a process waits for after a failure of this type. */
export function waitReasonOf(failureType: string | undefined): WaitReason {
  const row = rowOf(failureType);
  return row && 'waitsFor' in row ? row.waitsFor : 'fault';
}

/** Whether a failure of this type is a refusal for good, which no later try changes. */
export function isFinal(failureType: string | undefined): boolean {
  const row = rowOf(failureType);
  return row !== undefined && 'final' in row;
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
