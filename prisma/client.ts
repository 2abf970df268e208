import { NodeSqlite } from './adapter.ts';
import { Prisma, PrismaClient } from './generated/client.ts';

export { DatabaseBusyError } from './sqlite/turns.ts';

/** The portal's database. */
export type Database = PrismaClient;
/** The same tables within a transaction: `db.$transaction(async (tx) => …)`. */
export type Transaction = Prisma.TransactionClient;

export type {
  AuditRow,
  Change,
  Grant,
  LoginThrottle,
  Operator,
  PasswordReset,
  Process,
  PrismaClient,
  QpcContract,
  Qualification,
  QuotaDay,
  QuotaReservation,
  SentMail,
  Session,
  StagedFile,
  User,
} from './generated/client.ts';

/**
 * The one connection of this process to a migrated file; it opens at the first query, and `$disconnect` closes it.
 * Transactions hold the write lock from their first moment: keep them short and ask nothing else in them.
 */
export function openDatabase(file: string): PrismaClient {
  return new PrismaClient({
    adapter: new NodeSqlite({ file }),
    // The adapter's own ten seconds come first, because they say what was waited for.
    transactionOptions: { maxWait: 11_000, timeout: 5_000 },
    // Other formats take a stack trace at every query, to show the caller's source.
    errorFormat: 'minimal',
  });
}

/** Whether a write was refused because a row with the same unique key exists (Prisma's P2002). */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
