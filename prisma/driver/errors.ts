import { DriverAdapterError, type Error as DriverError } from '@prisma/driver-adapter-utils';

/** Result codes: https://www.sqlite.org/rescode.html */
const SQLITE_BUSY = 5;
const SQLITE_PROTOCOL = 15;
const SQLITE_CONSTRAINT_FOREIGNKEY = 787;
const SQLITE_CONSTRAINT_NOTNULL = 1299;
const SQLITE_CONSTRAINT_PRIMARYKEY = 1555;
const SQLITE_CONSTRAINT_TRIGGER = 1811;
const SQLITE_CONSTRAINT_UNIQUE = 2067;

interface SqliteError extends Error {
  /** The extended result code. */
  errcode: number;
}

function isSqliteError(error: unknown): error is SqliteError {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';
}

/** Another process is writing; the statement did nothing. */
export function isBusy(error: unknown): boolean {
  if (!isSqliteError(error)) return false;
  const primary = error.errcode & 0xff;
  return primary === SQLITE_BUSY || primary === SQLITE_PROTOCOL;
}

/** The error in Prisma's terms, so that P2002 and its kin are told apart; other errors as they are. */
export function inPrismaTerms(error: unknown): unknown {
  if (!isSqliteError(error)) return error;
  return new DriverAdapterError({
    originalCode: String(error.errcode),
    originalMessage: error.message,
    ...mapped(error),
  });
}

function mapped(error: SqliteError): DriverError {
  switch (error.errcode) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY: {
      const [table] = failedColumns(error.message);
      return {
        kind: 'UniqueConstraintViolation',
        constraint: { fields: failedColumns(error.message).map(({ column }) => column) },
        ...(table && { table: table.table }),
      };
    }
    case SQLITE_CONSTRAINT_NOTNULL:
      return {
        kind: 'NullConstraintViolation',
        constraint: { fields: failedColumns(error.message).map(({ column }) => column) },
      };
    case SQLITE_CONSTRAINT_FOREIGNKEY:
    case SQLITE_CONSTRAINT_TRIGGER:
      return { kind: 'ForeignKeyConstraintViolation', constraint: { foreignKey: {} } };
    default:
      return unmapped(error);
  }
}

function unmapped(error: SqliteError): DriverError {
  const table = /^no such table: (.+)$/.exec(error.message)?.[1];
  if (table) return { kind: 'TableDoesNotExist', table };
  const column = /^(?:no such column: |.*has no column named )(.+)$/.exec(error.message)?.[1];
  if (column) return { kind: 'ColumnNotFound', column };
  return { kind: 'sqlite', extendedCode: error.errcode, message: error.message };
}

/** "UNIQUE constraint failed: Grant.userId, Grant.service" */
function failedColumns(message: string): { table: string; column: string }[] {
  const list = message.split('constraint failed: ')[1] ?? '';
  return list.split(', ').map((name) => {
    const dot = name.lastIndexOf('.');
    return { table: name.slice(0, Math.max(dot, 0)), column: name.slice(dot + 1) };
  });
}
