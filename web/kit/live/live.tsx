'use client';
import { useEffect, useRef, useState } from 'react';
import { keepUp, type LiveConnection } from './keep-up.ts';

const settled = () => false;

/**
 * Keeps what a page shows up to date: waits for changes after `since`, then asks `source` for the page's data again, at
 * most every 500 ms. It never renders a page, so it never extends the session. A hidden tab holds no stream, because a
 * browser has six connections for a whole portal; it catches up when it is looked at. What is `unsettled`, of which a
 * function outside the component decides, is asked for every five seconds too.
 */
export function useLive<T>(
  initial: T,
  source: string,
  since: number,
  unsettled: (data: T) => boolean = settled,
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
      unsettled: (data) => unsettled(data === undefined ? initial : (data as T)), // the same
      tell: setConnection,
    });
    return stop;
  }, [initial, source, since, unsettled]);

  // What was fetched for an earlier page of the list does not belong to this one.
  return { data: fetched?.of === initial ? fetched.data : initial, connection };
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
