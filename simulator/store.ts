import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLOutputValue } from 'node:sqlite';

export type Row = Record<string, SQLOutputValue>;

/**
 * Opens (and makes) `simulator.db` in `dataDir`; each owner of a table makes it. What a call has committed survives kill -9 of the
 * process; only a power cut may lose the last moments, which is why a write costs no disk sync.
 * Pages of 16 KB: a first answer of a thousand profiles has 110 KB.
 */
export function openStore(dataDir: string): DatabaseSync {
  const db = open(dataDir);
  db.exec('PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  return db;
}

function open(dataDir: string): DatabaseSync {
  try {
    mkdirSync(dataDir, { recursive: true });
    return new DatabaseSync(join(dataDir, 'simulator.db'), { timeout: 5_000 });
  } catch (error) {
    throw new Error(`the data directory ${dataDir} cannot be written`, { cause: error });
  }
}

/** Adds a column to a table that an older simulator may have made without it. */
export function addColumn(db: DatabaseSync, table: string, column: string, type: string): void {
  const known = db.prepare('SELECT name FROM pragma_table_info(?)').all(table);
  if (known.some(({ name }) => name === column)) return;
  db.exec(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`);
}

/** A TEXT column; null is read as the empty text. */
export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (value === null) return '';
  if (typeof value !== 'string') throw new TypeError(`column ${column} is not text`);
  return value;
}

/** An INTEGER column that is never null. */
export function numberOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`column ${column} is not a number`);
  return value;
}

/**
 * Pages through a table from its newest row to its oldest, so that a long list is neither read into
 * memory at once nor kept open while a slow reader takes it.
 */
export function* newestFirst<T extends { id: number }>(
  limit: number,
  page: (beforeId: number, size: number) => T[],
): Generator<T> {
  let beforeId = Number.MAX_SAFE_INTEGER;
  let left = limit;
  while (left > 0) {
    const rows = page(beforeId, Math.min(left, 200));
    const last = rows.at(-1);
    if (!last) return;
    yield* rows;
    beforeId = last.id;
    left -= rows.length;
  }
}
