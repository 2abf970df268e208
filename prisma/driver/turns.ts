import { setImmediate } from 'node:timers/promises';

/** Gives a turn back. Calling it twice is harmless. */
export type Release = () => void;

/** Somebody waited too long for the database: by then nothing of what was asked has been done, so it may be asked again. */
export class DatabaseBusyError extends Error {
  override name = 'DatabaseBusyError';
}

interface Waiting {
  what: string;
  grant: (release: Release) => void;
}

/** One holder at a time, first come first served. */
export class Turns {
  readonly #of: string;
  #holder: { what: string; since: number } | undefined;
  readonly #waiting: Waiting[] = [];

  /** `of` names what is waited for, in errors. */
  constructor(of: string) {
    this.#of = of;
  }

  /**
   * Waits until `deadline` (milliseconds of performance.now()). `what` says what the turn is for, in errors.
   * Throws DatabaseBusyError.
   */
  async take(what: string, deadline: number): Promise<Release> {
    await breathe();
    if (!this.#holder) return this.#hold(what);
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        what,
        grant: (release) => {
          clearTimeout(timer);
          resolve(release);
        },
      };
      const timer = setTimeout(
        () => {
          this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
          reject(new DatabaseBusyError(this.#complaint(what)));
        },
        Math.max(0, deadline - performance.now()),
      );
      this.#waiting.push(waiting);
    });
  }

  /** What the holder is doing now, for the errors of those who wait. */
  note(what: string): void {
    if (this.#holder) this.#holder.what = what;
  }

  #hold(what: string): Release {
    const holder = { what, since: performance.now() };
    this.#holder = holder;
    return () => {
      if (this.#holder !== holder) return;
      this.#holder = undefined;
      const next = this.#waiting.shift();
      if (next) next.grant(this.#hold(next.what));
    };
  }

  #complaint(what: string): string {
    const held = this.#holder;
    const by = held
      ? `held for ${seconds(performance.now() - held.since)} by ${shortened(held.what)}`
      : 'which was just given back';
    return `${shortened(what)} waited in vain for ${this.#of}, ${by}; ${this.#waiting.length} more are waiting`;
  }
}

/** SQL as it stands in errors: parameters are placeholders, so it names no person. */
export function shortened(sql: string): string {
  const line = sql.replace(/\s+/g, ' ').trim();
  return `«${line.length > 160 ? `${line.slice(0, 160)}…` : line}»`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

const BREATH_MILLISECONDS = 8;
let lastBreath = performance.now();

/**
 * SQLite answers at once, so a busy caller's awaits would never leave the microtask queue and timers and sockets would
 * starve: every few milliseconds a turn begins with a round of the event loop.
 */
async function breathe(): Promise<void> {
  if (performance.now() - lastBreath < BREATH_MILLISECONDS) return;
  await setImmediate();
  lastBreath = performance.now();
}
