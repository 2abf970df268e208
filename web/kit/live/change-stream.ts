import { paths } from '#web/paths';

/** What one part of a page wants to hear of the stream of changes. */
export interface StreamListener {
  /** Something changed; how far the stream is now. */
  hear(place: number): void;
  opened(): void;
  lost(): void;
  /** The portal refused it, and the browser does not try again. */
  refused(): void;
  /** The session is over. */
  ended(): void;
}

interface Shared {
  stream: EventSource;
  /** How far it has told. */
  place: number;
  listeners: Set<StreamListener>;
}

let shared: Shared | undefined;

/**
 * Listens to the changes after `place`. All parts of a page share one stream, because a browser has six connections for a
 * whole portal; one that joins behind what was told already hears so at once. The answer ends it.
 */
export function listenToChanges(place: number, listener: StreamListener): () => void {
  const joined = (shared ??= connect(place));
  joined.listeners.add(listener);
  if (place < joined.place)
    queueMicrotask(() => joined.listeners.has(listener) && listener.hear(joined.place));
  return () => {
    joined.listeners.delete(listener);
    if (joined.listeners.size === 0) close(joined);
  };
}

function close(of: Shared): void {
  of.stream.close();
  if (shared === of) shared = undefined;
}

function connect(place: number): Shared {
  const stream = new EventSource(paths.api.events(place));
  const of: Shared = { stream, place, listeners: new Set() };
  const tell = (what: (listener: StreamListener) => void) => {
    // One that hears may stop listening.
    for (const listener of [...of.listeners]) what(listener);
  };
  const hear = (event: MessageEvent<string>) => {
    of.place = Number(event.data);
    tell((listener) => listener.hear(of.place));
  };
  stream.addEventListener('change', hear);
  stream.addEventListener('reload', hear);
  stream.addEventListener('open', () => tell((listener) => listener.opened()));
  stream.addEventListener('ended', () => tell((listener) => listener.ended()));
  stream.addEventListener('error', () => {
    const refused = stream.readyState === EventSource.CLOSED;
    // Whoever listens from now on opens another.
    if (refused) close(of);
    tell((listener) => (refused ? listener.refused() : listener.lost()));
  });
  return of;
}
