import type { MigrationList } from '@prisma/schema-engine-wasm';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { adapterWithin } from './driver/adapter.ts';
import { migrationList, migrationsFolder, noFilter, schemaEngine } from './schema-engine.ts';
import { type OpenTransaction, SqliteConnection } from './driver/connection.ts';

/** The table in which Prisma keeps what was applied; the engine expects it (P1014 without it). */
const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

/** A second process may be migrating a large file. */
const WAIT_MILLISECONDS = 120_000;

/** A migration could not be applied; the message names it. The database is as it was. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

/**
 * Makes the file if need be, applies what it lacks and returns the names applied, oldest first. All or nothing: one
 * transaction holds every migration and its bookkeeping, so a failure or a kill leaves the file as it was, and a second
 * process that migrates at once waits and finds nothing to do. Throws MigrationError, or DatabaseBusyError.
 */
export async function migrate(file: string, folder = migrationsFolder): Promise<string[]> {
  // It will hold people's data.
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const connection = await SqliteConnection.open({ file, create: true, waitMilliseconds: WAIT_MILLISECONDS });
  try {
    // A migration that rebuilds a table drops the old one, which would delete or refuse what refers to it. The switch
    // has no effect inside a transaction, so it stands here and the references are checked before the end.
    connection.script('PRAGMA foreign_keys = OFF');
    const transaction = await connection.begin();
    try {
      connection.script(BOOKKEEPING);
      const applied = await applyAll(connection, transaction, migrationList(folder));
      transaction.commit();
      return applied;
    } catch (error) {
      const unfinished = unfinishedMigration(connection);
      transaction.rollback();
      const reason = error instanceof Error ? error.message : String(error);
      throw new MigrationError(unfinished ? `Migration ${unfinished} failed: ${reason}` : reason, {
        cause: error,
      });
    }
  } finally {
    await connection.close();
  }
}

async function applyAll(
  connection: SqliteConnection,
  transaction: OpenTransaction,
  migrationsList: MigrationList,
) {
  const engine = await schemaEngine(adapterWithin(connection, transaction));
  const { editedMigrationNames: edited, history } = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: noFilter,
  });
  if (edited.length > 0) {
    throw new Error(
      `Changed after the database had it: ${edited.join(', ')}. Restore it and write a new migration instead`,
    );
  }
  if (history && 'unpersistedMigrationNames' in history) {
    const newer = history.unpersistedMigrationNames.join(', ');
    throw new Error(
      `The database belongs to a newer version, which applied ${newer}: start that version or restore a backup`,
    );
  }
  const { appliedMigrationNames: applied } = await engine.applyMigrations({
    migrationsList,
    filters: noFilter,
  });
  const [broken] = connection.query('PRAGMA foreign_key_check', []).rows;
  if (broken)
    throw new Error(
      `Migration ${applied.join(', ')} leaves a row of ${String(broken[0])} without its row of ${String(broken[2])}`,
    );
  return applied;
}

/** The engine notes a migration before it runs it, and its own errors do not always say which one. */
function unfinishedMigration(connection: SqliteConnection): string | undefined {
  const sql =
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL';
  return connection.query(sql, []).rows[0]?.[0]?.toString();
}
