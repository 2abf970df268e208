import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '#prisma/client';
import { migrate } from '#prisma/migrate';
import { migrationList } from '#prisma/schema-engine';

export interface TestDatabase {
  db: Database;
  file: string;
  /** Closes and removes it. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** An empty, migrated database of its own, copied from a template: `await using database = await aDatabase()`. */
export async function aDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'jalon-test-'));
  const file = join(folder, 'jalon.db');
  copyFileSync(await template(), file);
  const db = openDatabase(file);
  const close = async () => {
    await db.$disconnect();
    rmSync(folder, { recursive: true, force: true });
  };
  return { db, file, close, [Symbol.asyncDispose]: close };
}

let made: Promise<string> | undefined;

/** Named by what it is made from, so that all test processes share it and a new migration makes another. */
function template(): Promise<string> {
  made ??= (async () => {
    const key = createHash('sha256').update(JSON.stringify(migrationList())).digest('hex').slice(0, 16);
    const folder = join(tmpdir(), 'jalon-test-templates');
    const file = join(folder, `${key}.db`);
    if (existsSync(file)) return file;
    mkdirSync(folder, { recursive: true });
    const own = mkdtempSync(join(folder, 'making-'));
    await migrate(join(own, 'jalon.db'));
    renameSync(join(own, 'jalon.db'), file);
    rmSync(own, { recursive: true });
    return file;
  })();
  return made;
}
