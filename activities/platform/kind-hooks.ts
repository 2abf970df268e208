import type { EndedBy } from '#domain/process';
import type { Process, Transaction } from '#prisma/client';

/** An end that the process did not write into its row itself. */
export interface EndedOutside {
  endedAt: Date;
  /** Null: it came to its own end, which its row had missed. */
  endedBy: EndedBy | null;
  /** The state it ended in. */
  state: string;
}

/** How long the sweep keeps rows and files. */
export interface SweepLimits {
  at: Date;
  /** A staged input that no process adopted, a file that no row knows and the faults of a refused file go before this. */
  unadopted: Date;
  /** What ended is kept for questions as long as Temporal keeps histories by default. */
  ended: Date;
}

/** How many rows or files of each name were removed. */
export type Counts = Readonly<Record<string, number>>;

/**
 * What the reconciler and the sweep ask of each kind of process. Null: nothing to do for this kind; a kind that says
 * nothing at all does not compile.
 */
export interface KindHooks {
  /** Writes the rows beside the process's own, in the transaction that ends it. */
  endedOutside: ((tx: Transaction, process: Process, end: EndedOutside) => Promise<void>) | null;
  /** The same for one that Temporal had ended and that runs again, because it was reset. */
  reopened: ((tx: Transaction, process: Process) => Promise<void>) | null;
  /** Removes the leftovers of the kind that nobody reads any more. Idempotent. */
  sweep: ((limits: SweepLimits) => Promise<Counts>) | null;
}

/** Undefined for the row of a kind that this version does not know. */
export function hooksOf(hooks: Hooks, kind: string): KindHooks | undefined {
  return Object.hasOwn(hooks, kind) ? hooks[kind] : undefined;
}

/** The hooks of every kind of process, by its name. */
export type Hooks = Readonly<Record<string, KindHooks>>;
