import {
  ActivityFailure,
  ApplicationFailure,
  TimeoutFailure,
  condition,
  isCancellation,
  log,
  workflowInfo,
} from '@temporalio/workflow';
import { isFinal, pauseSeconds, waitReasonOf } from '#domain/outage';
import type { Wait, WaitReason } from '#domain/process';

/** What failed in an activity: a local one's failure arrives as it is, another one's is wrapped. */
const behind = (error: unknown) => (error instanceof ActivityFailure ? error.cause : error);

/** The type of the failure behind an activity's failure; undefined for a time-out or a bug. */
export function failureType(error: unknown): string | undefined {
  const cause = behind(error);
  return cause instanceof ApplicationFailure ? (cause.type ?? undefined) : undefined;
}

function passesWithTime(error: unknown): boolean {
  if (isCancellation(error)) return false;
  const kinds = [ActivityFailure, ApplicationFailure, TimeoutFailure];
  return kinds.some((kind) => error instanceof kind) && !isFinal(failureType(error));
}

/** An outage that lasts: since when (ISO instant), and how many waits in a row. A renewed process takes it along. */
export interface Outage {
  since: string;
  round: number;
}

export interface Patience {
  /** Runs `step` until it succeeds or is refused for good; between two tries the whole process waits, visibly. */
  <T>(step: () => Promise<T>): Promise<T>;
  /** « Réessayer »: ends the present wait. */
  hurry(): void;
}

/** A wait leaves some twelve events in the history; from here on a long one goes on in a new run. */
export const longHistory = 1_500;

/**
 * Waiting is visible: an activity tries a bounded number of times, then the process itself waits, with its reason and
 * its next try in its row, and goes on by itself. Steps that run side by side share one wait, and after it one of them
 * tries alone: the others follow once it has succeeded. `renew` continues the process as new where it knows how to;
 * `outage` is what the run before it was waiting in, `longestSeconds` the longest pause between two tries where thousands
 * may wait for the same.
 */
export function patience(
  show: (wait: Wait | null) => void,
  renew?: (outage: Outage) => Promise<void>,
  outage?: Outage,
  longestSeconds?: number,
): Patience {
  let pause: Promise<void> | undefined;
  let trial: Promise<void> | undefined;
  let hurried = false;
  let round = outage?.round ?? 0;
  let since = outage?.since;

  async function wait(error: unknown): Promise<void> {
    round += 1;
    hurried = false;
    const seconds = pauseSeconds(round, longestSeconds);
    const now = new Date();
    since ??= now.toISOString();
    const reason = reasonOf(error);
    log.warn('The process waits', { reason, round, seconds });
    show({ for: reason, since, until: new Date(now.getTime() + seconds * 1000).toISOString() });
    try {
      if (workflowInfo().historyLength > longHistory) await renew?.({ since, round });
      await condition(() => hurried, `${seconds}s`);
    } finally {
      pause = undefined;
    }
  }

  async function run<T>(step: () => Promise<T>): Promise<T> {
    for (;;) {
      for (let held = pause ?? trial; held; held = pause ?? trial) await held;
      const alone = since !== undefined;
      let over = () => {};
      if (alone) trial = new Promise((resolve) => (over = resolve));
      try {
        const result = await step();
        if (alone) {
          since = undefined;
          round = 0;
          show(null);
        }
        return result;
      } catch (error) {
        if (!passesWithTime(error)) throw error;
        pause ??= wait(error);
      } finally {
        if (alone) trial = undefined;
        over();
      }
    }
  }

  return Object.assign(run, {
    hurry() {
      hurried = true;
    },
  });
}

function reasonOf(error: unknown): WaitReason {
  return behind(error) instanceof TimeoutFailure ? 'fault' : waitReasonOf(failureType(error));
}
