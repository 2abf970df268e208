import 'server-only';
import type { Database } from '#prisma/client';
import { changesSince, currentPlace, type ChangeFeed, type Heard } from './changes.ts';
import { report } from './errors.ts';

/** Whether a person hears of the changes of an operator; null is the wholesaler. */
export type Audience = (operatorId: string | null) => boolean;

export interface StreamOptions {
  db: Database;
  feed: ChangeFeed;
  /** Where the browser is; undefined: it takes what comes from now on. */
  place: number | undefined;
  /** What the person may hear of at this moment; null once the session is over. Asked every `recheckMs`. */
  audience: () => Promise<Audience | null>;
  /** The browser went away, or the server ends. */
  signal: AbortSignal;
  recheckMs?: number;
  heartbeatMs?: number;
}

type Event = 'change' | 'reload' | 'ended';

/**
 * The event stream of one page. `change`: something the person may see has changed; `reload`: too much has, or too long
 * ago; `ended`: the session is over. Events carry no data: the page asks for what it shows with its own rights.
 */
export function changeStream({
  db,
  feed,
  place,
  audience,
  signal,
  recheckMs = 3_000,
  heartbeatMs = 15_000,
}: StreamOptions) {
  const encoder = new TextEncoder();
  const cleaning: (() => void)[] = [];
  const clean = () => {
    for (const undo of cleaning.splice(0)) undo();
  };
  let open = true;
  let finish = () => {};

  /** Looks up the past and listens from now on. */
  async function begin(
    send: (text: string) => void,
    tell: (event: Event, at: number) => void,
  ): Promise<void> {
    let hearsOf: Audience = (await audience()) ?? (() => false);
    let told = place ?? 0;
    const hear = (changes: readonly Heard[]) => {
      const fresh = changes.filter(({ seq }) => seq > told);
      told = fresh.at(-1)?.seq ?? told;
      if (fresh.some(({ operatorId }) => hearsOf(operatorId))) tell('change', told);
    };

    // What is heard while the past is being looked up comes after it.
    let held: Heard[] | null = [];
    cleaning.push(await feed.listen((changes) => (held ? held.push(...changes) : hear(changes))));
    send('retry: 2000\n\n');
    const past = place === undefined ? [] : await changesSince(db, place);
    if (past === 'reload' || place === undefined) told = await currentPlace(db);
    if (past === 'reload') tell('reload', told);
    else hear(past);
    hear(held);
    held = null;

    const heartbeat = setInterval(() => send(':\n\n'), heartbeatMs);
    const check = async () => {
      // A database that is away says nothing about the session.
      const now = await audience().catch(() => hearsOf);
      if (now) hearsOf = now;
      else {
        tell('ended', told);
        finish();
      }
    };
    const recheck = setInterval(() => void check(), recheckMs);
    cleaning.push(
      () => clearInterval(heartbeat),
      () => clearInterval(recheck),
    );
  }

  return new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (text: string) => {
        if (open) controller.enqueue(encoder.encode(text));
      };
      const tell = (event: Event, at: number) => send(`id: ${at}\nevent: ${event}\ndata: ${at}\n\n`);
      finish = () => {
        if (!open) return;
        open = false;
        clean();
        controller.close();
      };
      signal.addEventListener('abort', finish);
      cleaning.push(() => signal.removeEventListener('abort', finish));
      try {
        await begin(send, tell);
      } catch (error) {
        report(error, 'event stream');
        finish();
        return;
      }
      if (signal.aborted) finish();
      // The browser left while this was being set up.
      else if (!open) clean();
    },
    cancel() {
      open = false;
      clean();
    },
  });
}
