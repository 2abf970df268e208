import 'server-only';
import type { Change, Database } from '#prisma/client';

/** The part of a change that decides who hears of it. */
export type Heard = Pick<Change, 'seq' | 'operatorId'>;
export type Listener = (changes: readonly Heard[]) => void;

const batch = 500;
/** More changes than this behind: the listener reloads instead of hearing of each. */
const furthest = 1_000;

const beyond = (seq: number, take: number) =>
  ({
    where: { seq: { gt: seq } },
    orderBy: { seq: 'asc' },
    take,
    select: { seq: true, operatorId: true },
  }) as const;

/** The last place of the feed. A page asks for it before it reads what it shows, and hears of everything after. */
export async function currentPlace(db: Database): Promise<number> {
  return (await db.change.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true } }))?.seq ?? 0;
}

/**
 * Reads the feed of changes for all streams of this process: one query every 300 ms while anyone listens, none otherwise.
 * A poll that fails is repeated from the same place.
 */
export function changeFeed(db: Database, pauseMs = 300) {
  const listeners = new Set<Listener>();
  let started: Promise<void> | undefined;

  async function start(): Promise<void> {
    const from = await currentPlace(db);
    void run(from);
  }

  async function run(from: number): Promise<void> {
    let told = from;
    while (listeners.size > 0) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      const changes = await db.change.findMany(beyond(told, batch)).catch(() => []);
      told = changes.at(-1)?.seq ?? told;
      if (changes.length > 0) for (const listener of listeners) listener(changes);
    }
    started = undefined;
  }

  return {
    /** Resolves once nothing later than this moment can be missed; the answer ends the listening. */
    async listen(listener: Listener): Promise<() => void> {
      listeners.add(listener);
      try {
        await (started ??= start());
      } catch (error) {
        listeners.delete(listener);
        started = undefined;
        throw error;
      }
      return () => listeners.delete(listener);
    },
  };
}

export type ChangeFeed = ReturnType<typeof changeFeed>;

/** Modules load more than once in a Next server; globalThis is what they share. */
const shared = globalThis as typeof globalThis & { jalonChanges?: ChangeFeed };

/** The one feed of this process. */
export function sharedFeed(db: Database): ChangeFeed {
  shared.jalonChanges ??= changeFeed(db);
  return shared.jalonChanges;
}

/**
 * What happened after the place a listener had reached: the changes, or `reload` where the feed no longer goes back so
 * far, there are too many, or the place belongs to another database.
 */
export async function changesSince(db: Database, place: number): Promise<Heard[] | 'reload'> {
  const changes = await db.change.findMany(beyond(place, furthest + 1));
  if (changes.length > furthest) return 'reload';
  const first = changes[0];
  if (first) return first.seq === place + 1 ? changes : 'reload';
  return (await currentPlace(db)) < place ? 'reload' : [];
}

/** Last-Event-ID of a browser that comes back wins over the place its page was rendered at; undefined for nonsense. */
export function askedPlace(lastEventId: string | null, since: string | null): number | undefined {
  const text = lastEventId ?? since ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
