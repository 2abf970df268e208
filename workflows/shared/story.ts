import { log, setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { Wait } from '#domain/process';
import { JalonState } from './search-attributes.ts';

/** Numbers the writes of a run to its row: an older write is ignored. */
export interface Revision {
  revision: number;
}

/** What people see of a running process. */
export interface Snapshot<S, F> {
  state: S;
  facts: F;
  wait: Wait | null;
}

/**
 * The visible side of a process: its state as a search attribute, its current details in the Temporal UI, and its row.
 * `S` is the state in the process's own table, `F` what else its row shows.
 */
export interface Story<S extends string, F extends object> extends Readonly<Snapshot<S, F>> {
  /** Takes the next revision for an activity that writes the row itself. */
  next(): Revision;
  /** Enters a state that such an activity has just written to the row, and ends the wait. */
  enter(state: S, facts?: Partial<F>): void;
  /** The same, but the present wait goes on: the activity ran beside the step that waits. */
  written(state: S, facts?: Partial<F>): void;
  /** Enters the last state, after which nothing more is shown. */
  end(state: S): void;
  /**
   * Shows progress or a wait. The row is written beside the work and never holds it up: writes are coalesced, those of
   * progress to one a second.
   */
  show(change: { facts?: Partial<F>; wait?: Wait | null }): void;
  /** Resolves when every shown change has been written or given up. */
  settled(): Promise<void>;
}

/** A person sees a bar move; more writes only cost. */
const progressEveryMs = 1_000;

export function createStory<S extends string, F extends object>(
  first: { state: S; facts: F },
  write: (snapshot: Snapshot<S, F> & Revision) => Promise<void>,
  details: (snapshot: Snapshot<S, F>) => string,
): Story<S, F> {
  const now: Snapshot<S, F> = { ...first, wait: null };
  let revision = 0;
  /** What the row does not show yet; a wait is urgent. */
  let stale: 'no' | 'progress' | 'urgent' = 'no';
  let writtenAt = -Infinity;
  let ended = false;
  let writing: Promise<void> | undefined;

  const describe = () => setCurrentDetails(details(now));
  const next = () => {
    // The caller writes the whole row: a pending write of our own would be older.
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
