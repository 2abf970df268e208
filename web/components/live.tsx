'use client';
import { useEffect, useRef, useState } from 'react';
import { paths } from '../paths.ts';

/** `lost`: updates are interrupted and tried again; `ended`: the session is over, what is shown stays as it was. */
export type LiveConnection = 'live' | 'lost' | 'ended';

const pauseMs = 500;
const reconnectMs = 5_000;

/**
 * Keeps what a page shows up to date: waits for changes after `since`, then asks `source` for the page's data again, at
 * most every 500 ms. It never renders a page, so it never extends the session. A hidden tab holds no stream, because a
 * browser has six connections for a whole portal; it catches up when it is looked at.
 */
export function useLive<T>(
  initial: T,
  source: string,
  since: number,
): { data: T; connection: LiveConnection } {
  const [fetched, setFetched] = useState<{ of: T; data: T } | null>(null);
  const [connection, setConnection] = useState<LiveConnection>('live');
  const place = useRef(since);

  useEffect(() => {
    place.current = since;
    const stop = keepUp({
      source,
      place,
      show: (data) => setFetched({ of: initial, data: data as T }), // `source` answers what the page was rendered from
      tell: setConnection,
    });
    return stop;
  }, [initial, source, since]);

  // What was fetched for an earlier page of the list does not belong to this one.
  return { data: fetched?.of === initial ? fetched.data : initial, connection };
}

interface Keeping {
  source: string;
  place: { current: number };
  show: (data: unknown) => void;
  tell: (connection: LiveConnection) => void;
}

function keepUp({ source, place, show, tell }: Keeping): () => void {
  const stopped = new AbortController();
  let stream: EventSource | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let stale = false;

  const stop = () => {
    stopped.abort();
    stream?.close();
    clearTimeout(again);
    document.removeEventListener('visibilitychange', look);
  };
  const end = () => {
    stop();
    tell('ended');
  };

  async function ask(): Promise<void> {
    stale = true;
    if (asking) return;
    asking = true;
    while (stale && !stopped.signal.aborted) {
      stale = false;
      try {
        const response = await fetch(source, { cache: 'no-store', signal: stopped.signal });
        if (response.status === 401) return end();
        if (response.ok) show(await response.json());
      } catch {
        // The stream notices by itself that the portal is away, and what was missed is asked for then.
        if (!stopped.signal.aborted) tell('lost');
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    asking = false;
  }

  function connect(): void {
    stream?.close();
    clearTimeout(again);
    const opened = new EventSource(paths.api.events(place.current));
    stream = opened;
    const hear = (event: MessageEvent<string>) => {
      place.current = Number(event.data);
      void ask();
    };
    opened.addEventListener('open', () => tell('live'));
    opened.addEventListener('change', hear);
    opened.addEventListener('reload', hear);
    opened.addEventListener('ended', end);
    opened.addEventListener('error', () => {
      if (stopped.signal.aborted) return;
      tell('lost');
      // A refused stream is not tried again by the browser; asking for the data tells whether the session is over.
      if (opened.readyState === EventSource.CLOSED) {
        void ask();
        again = setTimeout(connect, reconnectMs);
      }
    });
  }

  function look(): void {
    if (document.hidden) {
      stream?.close();
      clearTimeout(again);
    } else connect();
  }

  document.addEventListener('visibilitychange', look);
  if (!document.hidden) connect();
  return stop;
}

const announceMs = 5_000;

/** `text` for a screen reader: the newest one, at most every five seconds, nothing for the first. */
export function useAnnouncement(text: string): string {
  const [said, setSaid] = useState('');
  const last = useRef({ text, at: 0 });

  useEffect(() => {
    if (text === last.current.text) return;
    const wait = Math.max(0, last.current.at + announceMs - Date.now());
    const timer = setTimeout(() => {
      last.current = { text, at: Date.now() };
      setSaid(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text]);

  return said;
}
