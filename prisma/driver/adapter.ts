import {
  DriverAdapterError,
  type IsolationLevel,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlQuery,
  type SqlQueryable,
  type SqlResultSet,
  type Transaction,
} from '@prisma/driver-adapter-utils';
import { type ConnectionOptions, type OpenTransaction, SqliteConnection } from './connection.ts';
import { inPrismaTerms } from './errors.ts';
import { columnTypes, fromSqlite, toSqlite } from './values.ts';

/** When a statement runs: in its turn, or at once within a transaction that has it. */
type Turn = <T>(sql: string, work: () => T) => Promise<T> | T;

const identity = { provider: 'sqlite', adapterName: 'node-sqlite' } as const;

/** Prisma's driver adapter over Node's own SQLite; two processes may write one file (docs/decisions). */
export class NodeSqlite implements SqlDriverAdapterFactory {
  readonly provider = identity.provider;
  readonly adapterName = identity.adapterName;
  readonly #options: ConnectionOptions;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  async connect(): Promise<SqlDriverAdapter> {
    return adapterOver(await SqliteConnection.open(this.#options));
  }
}

function adapterOver(connection: SqliteConnection): SqlDriverAdapter {
  return {
    ...queryable(connection, (sql, work) => connection.inTurn(sql, work)),
    executeScript: (script) => translated(() => connection.inTurn(script, () => connection.script(script))),
    startTransaction: (level) => translated(() => startTransaction(connection, level)),
    // SQLite's own limit as Node compiles it; Prisma splits longer lists into several statements.
    getConnectionInfo: () => ({ maxBindValues: 32_766, supportsRelationJoins: false }),
    dispose: () => connection.close(),
  };
}

/** An adapter whose statements all belong to one transaction opened by somebody else. */
export function adapterWithin(connection: SqliteConnection, transaction: OpenTransaction): SqlDriverAdapter {
  return {
    ...queryable(connection, (sql, work) => transaction.run(sql, work)),
    executeScript: (script) => translated(() => transaction.run(script, () => connection.script(script))),
    startTransaction: () => Promise.reject(new Error('a transaction is open already')),
    dispose: () => Promise.resolve(),
  };
}

async function startTransaction(connection: SqliteConnection, level?: IsolationLevel): Promise<Transaction> {
  if (level && level !== 'SERIALIZABLE')
    throw new DriverAdapterError({ kind: 'InvalidIsolationLevel', level });
  const transaction = await connection.begin();
  const turn: Turn = (sql, work) => transaction.run(sql, work);
  const run = (sql: string) => translated(() => turn(sql, () => connection.script(sql)));
  return {
    ...queryable(connection, turn),
    // "Phantom": Prisma sends no COMMIT or ROLLBACK of its own, so that both happen here and once.
    options: { usePhantomQuery: true },
    commit: () => translated(() => transaction.commit()),
    rollback: () => translated(() => transaction.rollback()),
    createSavepoint: (name) => run(`SAVEPOINT ${name}`),
    rollbackToSavepoint: (name) => run(`ROLLBACK TO ${name}`),
    releaseSavepoint: (name) => run(`RELEASE SAVEPOINT ${name}`),
  };
}

function queryable(connection: SqliteConnection, turn: Turn): SqlQueryable {
  return {
    ...identity,
    queryRaw: (query) =>
      translated(async () =>
        resultSet(await turn(query.sql, () => connection.query(query.sql, parameters(query)))),
      ),
    executeRaw: (query) =>
      translated(() => turn(query.sql, () => connection.execute(query.sql, parameters(query)))),
  };
}

function parameters(query: SqlQuery) {
  return query.args.map((value, index) => toSqlite(value, query.argTypes[index]));
}

function resultSet({ columns, rows }: ReturnType<SqliteConnection['query']>): SqlResultSet {
  const types = columnTypes(
    columns.map(({ declaredType }) => declaredType),
    rows,
  );
  return {
    columnNames: columns.map(({ name }) => name),
    columnTypes: types,
    rows: rows.map((row) => row.map((value, index) => fromSqlite(value, types[index]))),
  };
}

async function translated<T>(work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw inPrismaTerms(error);
  }
}
