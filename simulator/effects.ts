import type { DatabaseSync } from 'node:sqlite';
import { isEverything } from './scope.ts';
import type { Scope } from './scope.ts';
import { newestFirst, numberOf, textOf } from './store.ts';
import type { Row } from './store.ts';

/** One effect asked for, as `GET /log` shows it: what was submitted is counted, never shown. */
export type LogEntry = {
  id: number;
  /** The external system that acted. */
  kind: string;
  operation: string;
  /** Idempotency key. */
  key: string;
  /** How many identifiers the request carried. */
  count: number;
  /** ISO, UTC. */
  at: string;
  /** How often the key was asked again after it had acted. */
  repeats: number;
  /** ISO, UTC; empty when it was never asked again. */
  repeatedAt: string;
};

export type Ask = {
  kind: string;
  operation: string;
  key: string;
  /** Digest of the request: the same key with another one is a conflict. */
  fingerprint: string;
  count: number;
};

export type Outcome = { kind: 'acted' | 'repeated'; answer: string } | { kind: 'conflict' };

export type Effects = ReturnType<typeof openEffects>;

const schema = `
  CREATE TABLE IF NOT EXISTS effect (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    operation TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    count INTEGER NOT NULL,
    at TEXT NOT NULL,
    repeats INTEGER NOT NULL DEFAULT 0,
    repeatedAt TEXT,
    answer TEXT NOT NULL,
    UNIQUE (kind, key)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS failedOnce (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (kind, key)
  ) STRICT, WITHOUT ROWID;
`;

/** Idempotency keys with their first answers; the same rows are the log of effects. */
export function openEffects(db: DatabaseSync) {
  db.exec(schema);
  const find = db.prepare('SELECT id, fingerprint, answer FROM effect WHERE kind = ? AND key = ?');
  const insert = db.prepare(
    'INSERT INTO effect (kind, key, operation, fingerprint, count, at, answer) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const repeat = db.prepare('UPDATE effect SET repeats = repeats + 1, repeatedAt = ? WHERE id = ?');
  const failOnce = db.prepare('INSERT OR IGNORE INTO failedOnce (kind, key) VALUES (?, ?)');
  const list = db.prepare(
    `SELECT id, kind, operation, key, count, at, repeats, repeatedAt FROM effect
     WHERE id < :beforeId AND (:kind = '' OR kind = :kind) ORDER BY id DESC LIMIT :size`,
  );
  const count = db.prepare('SELECT count(*) AS n FROM effect');
  const removeOlder = db.prepare('DELETE FROM effect WHERE at < ?');
  const begins = 'WHERE substr(key, 1, length(:prefix)) = :prefix';
  const remove = db.prepare(`DELETE FROM effect ${begins}`);
  const removeFailedOnce = db.prepare(`DELETE FROM failedOnce ${begins}`);

  return {
    /** Acts once per key: a repeated key gets its first answer, whatever `act` would say today. */
    perform(ask: Ask, act: () => string): Outcome {
      const known = find.get(ask.kind, ask.key);
      const now = new Date().toISOString();
      if (known) {
        if (textOf(known, 'fingerprint') !== ask.fingerprint) return { kind: 'conflict' };
        repeat.run(now, numberOf(known, 'id'));
        return { kind: 'repeated', answer: textOf(known, 'answer') };
      }
      const answer = act();
      insert.run(ask.kind, ask.key, ask.operation, ask.fingerprint, ask.count, now, answer);
      return { kind: 'acted', answer };
    },

    /** True the first time it is asked for this key: the « error once » sentinel. */
    failsFirst(kind: string, key: string): boolean {
      return failOnce.run(kind, key).changes === 1;
    },

    /** Newest first; an empty `kind` means all. */
    log(kind: string, limit: number): Generator<LogEntry> {
      return newestFirst(limit, (beforeId, size) => list.all({ beforeId, kind, size }).map(entry));
    },

    count(): number {
      const row = count.get();
      return row ? numberOf(row, 'n') : 0;
    },

    /** Forgets keys, answers and log of a scope; a recipient narrows to none of them. */
    clear(scope: Scope): void {
      const prefix = isEverything(scope) ? '' : scope.keyPrefix;
      if (prefix === undefined) return;
      remove.run({ prefix });
      removeFailedOnce.run({ prefix });
    },

    /** Keeps a laptop's file from growing for ever. */
    forgetBefore(iso: string): void {
      removeOlder.run(iso);
    },
  };
}

function entry(row: Row): LogEntry {
  return {
    id: numberOf(row, 'id'),
    kind: textOf(row, 'kind'),
    operation: textOf(row, 'operation'),
    key: textOf(row, 'key'),
    count: numberOf(row, 'count'),
    at: textOf(row, 'at'),
    repeats: numberOf(row, 'repeats'),
    repeatedAt: textOf(row, 'repeatedAt'),
  };
}
