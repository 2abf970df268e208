import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { adapterWithin } from './adapter.ts';
import { migrationList, migrationsFolder, noFilter, schemaEngine } from './schema-engine.ts';
import { SqliteConnection } from './sqlite/connection.ts';

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
  mkdirSync(dirname(file), { recursive: true });
  const connection = new SqliteConnection({ file, create: true, waitMilliseconds: WAIT_MILLISECONDS });
  try {
    await connection.keepWriteAheadLog();
    // A migration that rebuilds a table drops the old one, which would delete or refuse what refers to it. The switch
    // has no effect inside a transaction, so it stands here and the references are checked before the end.
    connection.script('PRAGMA foreign_keys = OFF');
    const transaction = await connection.begin();
    try {
      connection.script(BOOKKEEPING);
      const engine = await schemaEngine(adapterWithin(connection, transaction));
      const { appliedMigrationNames: applied } = await engine.applyMigrations({
        migrationsList: migrationList(folder),
        filters: noFilter,
      });
      const [broken] = connection.query('PRAGMA foreign_key_check', []).rows;
      if (broken) throw new Error(`${applied.join(', ')}: a row of ${broken[0]} refers to a row of ${broken[2]} that is gone`);
      transaction.commit();
      return applied;
    } catch (error) {
      transaction.rollback();
      throw new MigrationError(error instanceof Error ? error.message : String(error), { cause: error });
    }
  } finally {
    await connection.close();
  }
}
