import { type ArgType, type ColumnType, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';

/**
 * A parameter as SQLite takes it. Instants are stored as ISO 8601 text in UTC with milliseconds, Prisma's own format for
 * SQLite: they sort, and a person can read them. Throws on a value that no column can hold.
 */
export function toSqlite(value: unknown, type: ArgType | undefined): SQLInputValue {
  switch (typeof value) {
    case 'boolean':
      return value ? 1n : 0n;
    case 'number':
      // node:sqlite binds every number as a REAL, which a column without affinity would keep.
      return Number.isSafeInteger(value) && type?.scalarType !== 'float' ? BigInt(value) : value;
    case 'string':
      return textToSqlite(value, type);
    case 'bigint':
      return value;
    case 'object':
      if (value === null) return null;
      if (value instanceof Date) return instant(value);
      if (value instanceof Uint8Array) return value;
      break;
    case 'undefined':
    case 'symbol':
    case 'function':
  }
  throw new TypeError(`a ${typeof value} cannot be a parameter of a statement`);
}

function textToSqlite(value: string, type: ArgType | undefined): SQLInputValue {
  switch (type?.scalarType) {
    case 'int':
    case 'bigint':
      return BigInt(value);
    case 'float':
    case 'decimal':
      return Number(value);
    case 'datetime':
      return instant(new Date(value));
    case 'bytes':
      return Buffer.from(value, 'base64');
    default:
      return value;
  }
}

function instant(date: Date): string {
  return date.toISOString().replace('Z', '+00:00');
}

const DECLARED: Record<string, ColumnType> = {
  BIGINT: ColumnTypeEnum.Int64,
  BLOB: ColumnTypeEnum.Bytes,
  BOOLEAN: ColumnTypeEnum.Boolean,
  DATE: ColumnTypeEnum.Date,
  DATETIME: ColumnTypeEnum.DateTime,
  DECIMAL: ColumnTypeEnum.Numeric,
  DOUBLE: ColumnTypeEnum.Double,
  FLOAT: ColumnTypeEnum.Float,
  INT: ColumnTypeEnum.Int32,
  INTEGER: ColumnTypeEnum.Int32,
  JSONB: ColumnTypeEnum.Json,
  REAL: ColumnTypeEnum.Double,
  TEXT: ColumnTypeEnum.Text,
  VARCHAR: ColumnTypeEnum.Text,
};

/** Each column's type: as declared in the table, else (an expression) told from its first value. */
export function columnTypes(
  declared: readonly (string | null)[],
  rows: readonly (readonly SQLOutputValue[])[],
): ColumnType[] {
  return declared.map((name, index) => {
    const known = DECLARED[name?.toUpperCase() ?? ''];
    return known ?? told(rows.find((row) => row[index] !== null)?.[index]);
  });
}

function told(value: SQLOutputValue | undefined): ColumnType {
  switch (typeof value) {
    case 'bigint':
      return ColumnTypeEnum.Int64;
    case 'number':
      return ColumnTypeEnum.Double;
    case 'string':
      return ColumnTypeEnum.Text;
    case 'object':
      return ColumnTypeEnum.Bytes;
    default:
      return ColumnTypeEnum.Int32;
  }
}

/** A value as Prisma takes it from a column of that type; integers arrive as bigint (see SqliteConnection). */
export function fromSqlite(value: SQLOutputValue | undefined, type: ColumnType | undefined): unknown {
  switch (typeof value) {
    case 'bigint': {
      if (type === ColumnTypeEnum.DateTime) return new Date(Number(value)).toISOString();
      const number = Number(value);
      return Number.isSafeInteger(number) ? number : value.toString();
    }
    case 'number':
      return type === ColumnTypeEnum.Int32 || type === ColumnTypeEnum.Int64 ? Math.trunc(value) : value;
    default:
      return value;
  }
}
