import { NodeSqlite } from './driver/adapter.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';

/** The portal's database. */
export type Database = PrismaClient;
/** The same tables within a transaction: `db.$transaction(async (tx) => …)`. */
export type Transaction = Prisma.TransactionClient;

/** The rows of each table. */
export type * from './generated/client.ts';

/** What an account has that never chose a password: nobody logs in with it. */
export const noPassword = '';

/**
 * The one connection of this process to a migrated file; it opens at the first query, and `$disconnect` closes it.
 * A statement that waits longer than ten seconds (or `waitMilliseconds`) for others throws DatabaseBusyError.
 * Transactions hold the write lock from their first moment: keep them short and ask nothing else in them.
 */
export function openDatabase(file: string, options: { waitMilliseconds?: number } = {}): PrismaClient {
  return new PrismaClient({
    adapter: new NodeSqlite({ file, ...options }),
    // The adapter's own ten seconds come first, because they say what was waited for.
    transactionOptions: { maxWait: 11_000, timeout: 5_000 },
    // Other formats take a stack trace at every query, to show the caller's source.
    errorFormat: 'minimal',
  });
}
