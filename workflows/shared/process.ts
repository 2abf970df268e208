import { CancellationScope, isCancellation, setHandler } from '@temporalio/workflow';
import type { Wait } from '#domain/process';
import { retrySignal } from './contract.ts';
import { openInbox, type Inbox } from './inbox.ts';
import { patience, waitSentence, type Outage, type Patience } from './patience.ts';
import { createStory, type Revision, type Snapshot, type Story } from './story.ts';

export interface ProcessOptions<S extends string, F extends object> {
  /** State and facts at the start of this run, or as the run before left them. Writes nothing yet. */
  first: { state: S; facts: F };
  /** Copies a wait or progress to the row: a local activity under `rowWrite`, idempotent by its revision. */
  show: (snapshot: Snapshot<S, F> & Revision) => Promise<void>;
  /** Paragraphs for the current details in the Temporal UI; empty ones are left out, the wait is added. */
  details: (snapshot: Snapshot<S, F>) => readonly string[];
  /**
   * Continues as new with all the next run needs, the outage included. Called in a wait once the history is long and every
   * shown change is written; if it returns instead, the wait goes on in this run.
   */
  renew: (outage: Outage) => Promise<void>;
  /** Asked before `renew`. Answers false while a new run would lose something; by default always true. */
  mayRenew?: () => boolean;
  /** The outage in which the `steadily` of the run before was waiting. */
  outage?: Outage | undefined;
}

export interface OwnPatienceOptions {
  /** The outage in which the run before was waiting. */
  outage?: Outage | undefined;
  /** Instead of the `renew` of the process. */
  renew?: (outage: Outage) => Promise<void>;
  longestSeconds?: number;
  /** While it answers false, waits are not shown: the process no longer needs these steps. By default always true. */
  isShown?: () => boolean;
}

export interface Process<S extends string, F extends object> {
  story: Story<S, F>;
  /** Asks people for something; answers are kept from the start of the run. */
  inbox: Inbox;
  /** Runs a step, usually one activity, until it succeeds or is refused for good. */
  steadily: Patience;
  /**
   * A second patience, for steps whose outage must not hold up those of `steadily`, as mails beside row writes. When both
   * wait, the older wait is shown; « Réessayer » ends both.
   */
  patience: (options: OwnPatienceOptions) => Patience;
  /** Writes the last row with the activity `write`, then enters the state; answers what `write` answers. */
  endAs: <T>(state: S, write: (revision: Revision) => Promise<T>) => Promise<T>;
  /**
   * Runs `work`, which includes its own end, and waits for the last shown change. Cancelled, it runs `cancelled` to write
   * the cancelled end, protected from further cancellations, and is cancelled then. Any other error is a bug, which stalls
   * the process until a fix is deployed.
   */
  run: <const T>(work: () => Promise<T>, cancelled: () => Promise<unknown>) => Promise<T>;
}

/**
 * Opens a process: call it first in the workflow function, before anything is awaited. In this order it sets the current
 * details from `first`, makes the patience of `steadily`, and handles the signals `retry` and `taskDone`. It issues no
 * command to Temporal: the first one is that of the first step.
 *
 *     const { story, steadily, endAs, run } = openProcess<State, Facts>({ first, show, details, renew });
 *     const end = (state: State) => endAs(state, (revision) => endOrder(input, state, revision));
 *     return run(
 *       async () => {
 *         await steadily(() => openOrder(input, story.next()));
 *         story.enter('inProgress');
 *         …
 *         await end('completed');
 *         return 'completed';
 *       },
 *       () => end('rejected'),
 *     );
 */
export function openProcess<S extends string, F extends object>(
  options: ProcessOptions<S, F>,
): Process<S, F> {
  const { first, show, details, mayRenew = () => true } = options;
  const story = createStory<S, F>(first, show, (snapshot) =>
    [...details(snapshot), waitSentence(snapshot.wait)].filter(Boolean).join('\n\n'),
  );
  const patiences: Patience[] = [];
  const waits = new Map<OwnPatienceOptions, Wait>();

  function ownPatience(own: OwnPatienceOptions): Patience {
    const { outage, longestSeconds, renew = options.renew, isShown = () => true } = own;
    const made = patience({
      show(wait) {
        if (!isShown()) return;
        if (wait) waits.set(own, wait);
        else waits.delete(own);
        story.show({ wait: oldestOf(waits) });
      },
      async renew(outageNow) {
        if (!mayRenew()) return;
        await story.settled();
        await renew(outageNow);
      },
      outage,
      longestSeconds,
    });
    patiences.push(made);
    return made;
  }

  const steadily = ownPatience({ outage: options.outage });
  setHandler(retrySignal, () => {
    for (const each of patiences) each.hurry();
  });

  return {
    story,
    inbox: openInbox(),
    steadily,
    patience: ownPatience,
    endAs: (state, write) =>
      steadily(async () => {
        const result = await write(story.next());
        story.end(state);
        return result;
      }),
    async run(work, cancelled) {
      let result;
      try {
        result = await work();
      } catch (error) {
        if (isCancellation(error))
          await CancellationScope.nonCancellable(async () => {
            // The steps that waited were cancelled too.
            waits.clear();
            await cancelled();
            await story.settled();
          });
        throw error;
      }
      await story.settled();
      return result;
    },
  };
}

function oldestOf(waits: ReadonlyMap<OwnPatienceOptions, Wait>): Wait | null {
  const shown = [...waits].filter(([{ isShown = () => true }]) => isShown()).map(([, wait]) => wait);
  const [oldest = null] = shown.toSorted((a, b) => (a.since < b.since ? -1 : 1));
  return oldest;
}
