import { log, setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { Wait } from '#domain/process';
import { JalonState } from './search-attributes.ts';

/** The place of a projection write in its run: an older one is ignored. */
export interface Revision {
  revision: number;
}

/**
 * What a process tells about itself while it runs: its state as a search attribute, its current details in the Temporal
 * UI, and its row through `write`. `S` is the state of the process's own table, `F` what else its row shows.
 */
export interface Story<S extends string, F extends object> {
  readonly state: S;
  readonly facts: F;
  readonly wait: Wait | null;
  /** Takes the next revision for an activity that writes the row itself. */
  next(): Revision;
  /** Enters a state whose row has just been written by such an activity. */
  enter(state: S, facts?: Partial<F>): void;
  /** The same for one whose row shows the wait that there still is: what it does beside goes on waiting. */
  written(state: S, facts?: Partial<F>): void;
  /** Enters its last state, after which nothing is shown any more. */
  end(state: S): void;
  /**
   * Shows progress or a wait. The row follows when it can: writes are coalesced, those of mere progress to one a second,
   * and never hold up the work.
   */
  show(change: { facts?: Partial<F>; wait?: Wait | null }): void;
  /** Resolves when every shown change has been written or given up. */
  settled(): Promise<void>;
}

export interface Telling<S, F> {
  state: S;
  facts: F;
  wait: Wait | null;
}

/** A person sees a bar move; faster than this only costs. */
const progressEveryMs = 1_000;

export function tellStory<S extends string, F extends object>(
  first: { state: S; facts: F },
  write: (telling: Telling<S, F> & Revision) => Promise<void>,
  details: (telling: Telling<S, F>) => string,
): Story<S, F> {
  const now: Telling<S, F> = { ...first, wait: null };
  let revision = 0;
  /** What the row does not show yet; a wait is urgent. */
  let stale: 'no' | 'progress' | 'urgent' = 'no';
  let writtenAt = -Infinity;
  let ended = false;
  let writing: Promise<void> | undefined;

  const describe = () => setCurrentDetails(details(now));
  const next = () => {
    // Whoever takes it writes the whole row: what was still to be shown would come later and older.
    stale = 'no';
    writtenAt = Date.now();
    return { revision: ++revision };
  };

  const due = () => stale === 'urgent' || (stale === 'progress' && Date.now() - writtenAt >= progressEveryMs);

  async function writeWhileDue(): Promise<void> {
    while (due()) {
      try {
        await write({ ...now, ...next() });
      } catch {
        // The row is a copy: the next change brings it up to date. The work goes on.
        writtenAt = -Infinity;
        log.warn('The row of the process could not be written');
      }
    }
    writing = undefined;
  }

  describe();
  return {
    get state() {
      return now.state;
    },
    get facts() {
      return now.facts;
    },
    get wait() {
      return now.wait;
    },
    next,
    enter(state, facts) {
      now.state = state;
      now.facts = { ...now.facts, ...facts };
      now.wait = null;
      stale = 'no';
      upsertSearchAttributes([{ key: JalonState, value: state }]);
      describe();
    },
    written(state, facts) {
      if (state !== now.state) upsertSearchAttributes([{ key: JalonState, value: state }]);
      now.state = state;
      now.facts = { ...now.facts, ...facts };
      describe();
    },
    end(state) {
      this.enter(state);
      ended = true;
    },
    show({ facts, wait }) {
      if (ended) return;
      if (facts) now.facts = { ...now.facts, ...facts };
      if (wait !== undefined) now.wait = wait;
      describe();
      stale = wait !== undefined || stale === 'urgent' ? 'urgent' : 'progress';
      writing ??= due() ? writeWhileDue() : undefined;
    },
    async settled() {
      await writing;
    },
  };
}
