import {
  ActivityFailure,
  ApplicationFailure,
  TimeoutFailure,
  condition,
  isCancellation,
  log,
} from '@temporalio/workflow';
import { failureTypes, pauseSeconds, waitReasonOf } from '#domain/outage';
import type { Wait } from '#domain/process';

/** The type of the failure behind an activity's failure; undefined for a time-out or a bug. */
export function failureType(error: unknown): string | undefined {
  if (!(error instanceof ActivityFailure)) return undefined;
  return error.cause instanceof ApplicationFailure ? (error.cause.type ?? undefined) : undefined;
}

const refusals: readonly (string | undefined)[] = [failureTypes.networkRefused, failureTypes.mailRefused];

function passesWithTime(error: unknown): boolean {
  if (isCancellation(error) || !(error instanceof ActivityFailure)) return false;
  if (error.cause instanceof TimeoutFailure) return true;
  return !refusals.includes(failureType(error));
}

export interface Patience {
  /** Runs `step` until it succeeds or is refused for good; between two tries the whole process waits, visibly. */
  <T>(step: () => Promise<T>): Promise<T>;
  /** « Réessayer »: ends the present wait. */
  hurry(): void;
}

/**
 * Waiting is visible: an activity tries a bounded number of times, then the process itself waits, with its reason and
 * its next try in its row, and goes on by itself. Steps that run side by side share one wait.
 */
export function patience(show: (wait: Wait | null) => void): Patience {
  let pause: Promise<void> | undefined;
  let round = 0;
  let hurried = false;
  let since: string | undefined;

  async function wait(error: unknown): Promise<void> {
    round += 1;
    hurried = false;
    const seconds = pauseSeconds(round);
    const now = new Date();
    since ??= now.toISOString();
    const reason =
      error instanceof ActivityFailure && error.cause instanceof TimeoutFailure
        ? 'fault'
        : waitReasonOf(failureType(error));
    log.warn('The process waits', { reason, round, seconds });
    show({ for: reason, since, until: new Date(now.getTime() + seconds * 1000).toISOString() });
    try {
      await condition(() => hurried, `${seconds}s`);
    } finally {
      pause = undefined;
    }
  }

  async function run<T>(step: () => Promise<T>): Promise<T> {
    for (;;) {
      while (pause) await pause;
      try {
        const result = await step();
        if (since !== undefined && pause === undefined) {
          since = undefined;
          round = 0;
          show(null);
        }
        return result;
      } catch (error) {
        if (!passesWithTime(error)) throw error;
        pause ??= wait(error);
      }
    }
  }

  return Object.assign(run, {
    hurry() {
      hurried = true;
    },
  });
}
