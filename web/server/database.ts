import 'server-only';
import { config } from '#config';
import { openDatabase, type Database } from '#prisma/client';

/** Modules load more than once in a Next server; globalThis is what they share. */
const shared = globalThis as typeof globalThis & { jalonDatabase?: Database };

/** The one connection of this process; it opens at the first query. */
export function database(): Database {
  shared.jalonDatabase ??= openDatabase(config().databaseFile);
  return shared.jalonDatabase;
}
