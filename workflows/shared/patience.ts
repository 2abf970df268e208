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

/** The failure of the activity itself: Temporal wraps it, except for local activities. */
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

/** An outage that lasts: its start (ISO instant) and the number of waits in a row. A new run takes it along. */
export interface Outage {
  since: string;
  round: number;
}

export interface Patience {
  /** Runs `step` until it succeeds or is refused for good; between two tries all steps of this patience wait, visibly. */
  <T>(step: () => Promise<T>): Promise<T>;
  /** « Réessayer »: ends the present wait. */
  hurry(): void;
}

/** A wait adds some twelve events to the history. A history longer than this continues in a new run. */
export const longHistory = 1_500;

export interface PatienceOptions {
  /** Shows the present wait, or that it is over. */
  show: (wait: Wait | null) => void;
  /** Continues the process as new; if it returns instead, the wait goes on in this run. */
  renew?: ((outage: Outage) => Promise<void>) | undefined;
  /** The outage in which the run before this one was waiting. */
  outage?: Outage | undefined;
  /** The longest pause between two tries, where thousands of processes may wait for the same system. */
  longestSeconds?: number | undefined;
}

/**
 * Waiting is visible: an activity tries a bounded number of times, then the process itself waits, shows the reason and the
 * next try in its row, and goes on by itself. Steps that run side by side share one wait, and after it one of them tries
 * alone: the others follow once it has succeeded.
 */
export function patience({ show, renew, outage, longestSeconds }: PatienceOptions): Patience {
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

/** For the current details in the Temporal UI; empty without a wait. */
export function waitSentence(wait: Wait | null): string {
  if (!wait) return '';
  return `Waits for **${wait.for}** since ${wait.since}, tries again at ${wait.until}. Signal \`retry\` tries now.`;
}

function reasonOf(error: unknown): WaitReason {
  return behind(error) instanceof TimeoutFailure ? 'fault' : waitReasonOf(failureType(error));
}
