import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { numberOf, textOf } from './store.ts';
import type { Row } from './store.ts';

/** The systems that can be made to fail. */
export const faultKinds = ['network', 'smtp'] as const;
export type FaultKind = (typeof faultKinds)[number];

/**
 * unavailable: 503 or 451, nothing done · refuse: 422 or 550 for good, nothing done ·
 * slow: answers after `delayMs` · lost-answer: acts, then hangs up instead of answering ·
 * twice: the request is delivered a second time before the first answer goes out.
 */
export const faultModes = ['unavailable', 'refuse', 'slow', 'lost-answer', 'twice'] as const;
export type FaultMode = (typeof faultModes)[number];

export const slowMs = 3_000;

/** Body of `POST /faults`; a form sends its numbers as text, and empty fields for what is not set. */
export const faultRequest = z.strictObject({
  kind: z.enum(faultKinds),
  mode: z.enum(faultModes),
  times: z.union([z.literal('until-cleared'), z.coerce.number().int().min(1).max(1_000_000)]).default(1),
  delayMs: z.coerce.number().int().min(0).max(60_000).default(slowMs),
});
export type FaultRequest = z.infer<typeof faultRequest>;

export type Fault = {
  id: number;
  kind: FaultKind;
  mode: FaultMode;
  /** Calls still to be hit. */
  times: number | 'until-cleared';
  /** Used by `slow`, in milliseconds. */
  delayMs: number;
  /** ISO, UTC. */
  since: string;
};

export type Faults = ReturnType<typeof openFaults>;

/** Pending faults, oldest first; they survive a restart. */
export function openFaults(db: DatabaseSync) {
  const insert = db.prepare(
    'INSERT INTO fault (kind, mode, remaining, delayMs, since) VALUES (?, ?, ?, ?, ?)',
  );
  const get = db.prepare('SELECT * FROM fault WHERE id = ?');
  const first = db.prepare('SELECT * FROM fault WHERE kind = ? ORDER BY id LIMIT 1');
  const all = db.prepare('SELECT * FROM fault ORDER BY id');
  const use = db.prepare('UPDATE fault SET remaining = remaining - 1 WHERE id = ?');
  const remove = db.prepare('DELETE FROM fault WHERE id = ?');

  return {
    add(request: FaultRequest): Fault {
      const remaining = request.times === 'until-cleared' ? null : request.times;
      const since = new Date().toISOString();
      const { lastInsertRowid } = insert.run(request.kind, request.mode, remaining, request.delayMs, since);
      const row = get.get(lastInsertRowid);
      if (!row) throw new Error('a fault just written cannot be read');
      return fault(row);
    },

    /** The fault that hits this call, if any; a counted one is used up by it. */
    take(kind: FaultKind): Fault | undefined {
      const row = first.get(kind);
      if (!row) return undefined;
      const taken = fault(row);
      if (taken.times === 1) remove.run(taken.id);
      else if (taken.times !== 'until-cleared') use.run(taken.id);
      return taken;
    },

    list(): Fault[] {
      return all.all().map(fault);
    },

    clear(): void {
      db.exec('DELETE FROM fault');
    },
  };
}

const stored = z.object({ kind: z.enum(faultKinds), mode: z.enum(faultModes) });

function fault(row: Row): Fault {
  return {
    id: numberOf(row, 'id'),
    ...stored.parse(row),
    times: row.remaining === null ? 'until-cleared' : numberOf(row, 'remaining'),
    delayMs: numberOf(row, 'delayMs'),
    since: textOf(row, 'since'),
  };
}
