import { listenToChanges } from './change-stream.ts';

/** `lost`: updates are interrupted and tried again; `ended`: the session is over, what is shown stays as it was. */
export type LiveConnection = 'live' | 'lost' | 'ended';

const pauseMs = 500;
const retryMs = 5_000;

interface Keeping {
  /** The address that answers what the page shows. */
  source: string;
  /** How far the page has heard. */
  place: { current: number };
  show: (data: unknown) => void;
  /** Whether what is shown waits for something that no change tells of: then it is asked for every five seconds. */
  unsettled?: (data?: unknown) => boolean;
  tell: (connection: LiveConnection) => void;
}

/**
 * Asks `source` whenever a change is heard, at most every 500 ms. What was heard counts as shown only once an answer came:
 * until then it asks again, every five seconds and as soon as the stream is back. The answer ends it.
 */
export function keepUp({ source, place, show, unsettled = () => false, tell }: Keeping): () => void {
  const stopped = new AbortController();
  let leave = () => {};
  let again: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let stale = false;
  let failed = false;
  let waits = unsettled();
  let endPause = () => {};

  const stop = () => {
    stopped.abort();
    leave();
    clearTimeout(again);
    endPause();
    document.removeEventListener('visibilitychange', look);
  };
  const end = () => {
    stop();
    tell('ended');
  };
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function ask(): Promise<void> {
    stale = true;
    if (asking) return;
    asking = true;
    while (stale && !stopped.signal.aborted) {
      stale = false;
      try {
        const response = await fetch(source, { cache: 'no-store', signal: stopped.signal });
        if (response.status === 401) return end();
        if (!response.ok) throw new Error(String(response.status));
        const data: unknown = await response.json();
        show(data);
        failed = false;
        waits = unsettled(data);
        stale ||= waits;
        tell('live');
      } catch {
        if (stopped.signal.aborted) return;
        // The change is not shown yet and is not announced again: retry.
        stale = true;
        failed = true;
        tell('lost');
      }
      await pause(failed || waits ? retryMs : pauseMs);
    }
    asking = false;
  }

  function connect(): void {
    leave();
    clearTimeout(again);
    leave = listenToChanges(place.current, {
      hear(at) {
        place.current = at;
        if (waits && !failed) endPause();
        void ask();
      },
      opened() {
        // The portal is back: what failed need not wait.
        if (failed) endPause();
        else tell('live');
      },
      lost: () => tell('lost'),
      refused() {
        tell('lost');
        // Asking for the data tells whether the session is over.
        void ask();
        again = setTimeout(connect, retryMs);
      },
      ended: end,
    });
  }

  function look(): void {
    if (document.hidden) {
      leave();
      clearTimeout(again);
    } else connect();
  }

  document.addEventListener('visibilitychange', look);
  if (!document.hidden) connect();
  if (waits) void ask();
  return stop;
}
