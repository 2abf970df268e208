import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { isEverything, isWithin, scopeFields, scopeIssues } from './scope.ts';
import type { Narrowing, Scope } from './scope.ts';
import { addColumn, numberOf, textOf } from './store.ts';
import type { Row } from './store.ts';

/** A kind of calls that can be made to fail. */
export type FaultKind = { narrowedBy: Narrowing };
export type FaultKinds = Readonly<Record<string, FaultKind>>;

/**
 * unavailable: 503 or 451, nothing done · refuse: 422 or 550 for good, nothing done ·
 * slow: answers after `delayMs` · lost-answer: acts, then hangs up instead of answering ·
 * twice: the request is delivered a second time before the first answer goes out.
 */
export const faultModes = ['unavailable', 'refuse', 'slow', 'lost-answer', 'twice'] as const;
export type FaultMode = (typeof faultModes)[number];

export const slowMs = 3_000;

/** Body of `POST /faults`; a form sends its numbers as text, and empty fields for what is not set. */
function requestOf(kinds: FaultKinds) {
  return z
    .strictObject({
      kind: z.enum(Object.keys(kinds)),
      mode: z.enum(faultModes),
      times: z.union([z.literal('until-cleared'), z.coerce.number().int().min(1).max(1_000_000)]).default(1),
      delayMs: z.coerce.number().int().min(0).max(60_000).default(slowMs),
      ...scopeFields,
    })
    .check(({ value, issues }) => {
      const kind = kinds[value.kind];
      if (kind) issues.push(...scopeIssues(value, kind.narrowedBy));
    });
}
export type FaultRequest = z.infer<ReturnType<typeof requestOf>>;

export type Fault = Scope & {
  id: number;
  kind: string;
  mode: FaultMode;
  /** Calls still to be hit. */
  times: number | 'until-cleared';
  /** Used by `slow`, in milliseconds. */
  delayMs: number;
  /** ISO, UTC. */
  since: string;
};

export type Faults = ReturnType<typeof openFaults>;

const schema = `
  CREATE TABLE IF NOT EXISTS fault (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    mode TEXT NOT NULL,
    remaining INTEGER,
    delayMs INTEGER NOT NULL,
    since TEXT NOT NULL
  ) STRICT;
`;

/** Pending faults, oldest first; they survive a restart. */
export function openFaults(db: DatabaseSync, kinds: FaultKinds) {
  db.exec(schema);
  addColumn(db, 'fault', 'keyPrefix', 'TEXT');
  addColumn(db, 'fault', 'recipient', 'TEXT');
  const insert = db.prepare(
    `INSERT INTO fault (kind, mode, remaining, delayMs, since, keyPrefix, recipient)
     VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING *`,
  );
  const ofKind = db.prepare('SELECT * FROM fault WHERE kind = ? ORDER BY id');
  const all = db.prepare('SELECT * FROM fault ORDER BY id');
  const use = db.prepare('UPDATE fault SET remaining = remaining - 1 WHERE id = ?');
  const remove = db.prepare('DELETE FROM fault WHERE id = ?');

  return {
    kinds,
    request: requestOf(kinds),

    add({ kind, mode, times, delayMs, keyPrefix, recipient }: FaultRequest): Fault {
      const remaining = times === 'until-cleared' ? null : times;
      const since = new Date().toISOString();
      const row = insert.get(kind, mode, remaining, delayMs, since, keyPrefix ?? null, recipient ?? null);
      if (!row) throw new Error('a fault just written cannot be read');
      return fault(row);
    },

    /** The fault that hits a call about any of `subjects`, if any; a counted one is used up by it. */
    take(kind: string, subjects: readonly Scope[]): Fault | undefined {
      if (!(kind in kinds)) throw new Error(`no system declares faults of the kind ${kind}`);
      const taken = ofKind
        .all(kind)
        .map(fault)
        .find((one) => isEverything(one) || subjects.some((subject) => isWithin(subject, one)));
      if (!taken) return undefined;
      if (taken.times === 1) remove.run(taken.id);
      else if (taken.times !== 'until-cleared') use.run(taken.id);
      return taken;
    },

    list(): Fault[] {
      return all.all().map(fault);
    },

    /** Clears the faults that lie within a scope. */
    clear(scope: Scope): void {
      for (const one of all.all().map(fault)) if (isWithin(one, scope)) remove.run(one.id);
    },
  };
}

function fault(row: Row): Fault {
  return {
    id: numberOf(row, 'id'),
    kind: textOf(row, 'kind'),
    mode: z.enum(faultModes).parse(row.mode),
    times: row.remaining === null ? 'until-cleared' : numberOf(row, 'remaining'),
    delayMs: numberOf(row, 'delayMs'),
    since: textOf(row, 'since'),
    ...(row.keyPrefix === null ? {} : { keyPrefix: textOf(row, 'keyPrefix') }),
    ...(row.recipient === null ? {} : { recipient: textOf(row, 'recipient') }),
  };
}
