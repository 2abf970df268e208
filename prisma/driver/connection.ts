import { existsSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from './errors.ts';
import { DatabaseBusyError, type Release, shortened, Turns } from './turns.ts';

/** How long a statement or BEGIN waits in all, for others of this process and of another one. */
const WAIT_MILLISECONDS = 10_000;
const KEPT_STATEMENTS = 256;

export interface ConnectionOptions {
  /** A path, or `:memory:`. */
  file: string;
  /** Whether a missing file is made; a web server that makes an empty database hides a wrong setting. */
  create?: boolean;
  waitMilliseconds?: number;
  /** See docs/decisions for why FULL. */
  synchronous?: 'FULL' | 'NORMAL';
}

export interface Table {
  columns: { name: string; declaredType: string | null }[];
  rows: SQLOutputValue[][];
}

/**
 * One connection, shared by all callers of this process without mixing their transactions, and polite to writers of
 * other processes: it never sleeps inside SQLite, which would stop the event loop.
 */
export class SqliteConnection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #wait: number;
  /** Writers stand in one line, so that a process competes with another by one statement at a time. */
  readonly #writing = new Turns("the database's write lock in this process");
  /** Taken while a transaction is open: whoever does not belong to it must neither see nor join it. */
  readonly #connection = new Turns('the end of a transaction of this process');

  private constructor(database: DatabaseSync, waitMilliseconds: number) {
    this.#database = database;
    this.#wait = waitMilliseconds;
  }

  /** Throws when the file is missing (unless `create`) or is no database, and DatabaseBusyError. */
  static async open(options: ConnectionOptions): Promise<SqliteConnection> {
    const { file, create = false, waitMilliseconds = WAIT_MILLISECONDS, synchronous = 'FULL' } = options;
    if (!create && file !== ':memory:' && !existsSync(file)) {
      throw new Error(`There is no database at ${file}: "npm run migrate" makes it`);
    }
    const database = new DatabaseSync(file, { timeout: 0, enableForeignKeyConstraints: true });
    const connection = new SqliteConnection(database, waitMilliseconds);
    try {
      // These look into the file, so a process that is just making it can be in the way.
      await connection.#patiently('opening', () => {
        database.exec(`PRAGMA synchronous = ${synchronous}`);
        // Kept in the file: readers and the writer no longer stop one another.
        database.exec('PRAGMA journal_mode = WAL');
      });
    } catch (error) {
      database.close();
      throw error;
    }
    return connection;
  }

  /** Runs one statement now: for the holder of a turn only. Throws node:sqlite's errors. */
  query(sql: string, parameters: SQLInputValue[]): Table {
    const statement = this.#prepared(sql);
    // setReturnArrays makes rows arrays, which the declared type of all() does not know.
    const rows = statement.all(...parameters) as unknown as SQLOutputValue[][];
    const columns = statement.columns().map(({ name, type }) => ({ name, declaredType: type }));
    return { columns, rows };
  }

  /** Like `query`, for the number of rows changed. */
  execute(sql: string, parameters: SQLInputValue[]): number {
    return Number(this.#prepared(sql).run(...parameters).changes);
  }

  /** Several statements, now. */
  script(sql: string): void {
    this.#database.exec(sql);
  }

  /** A statement (or script) of its own: in its turn, again while another process writes. Throws DatabaseBusyError. */
  async inTurn<T>(sql: string, work: () => T): Promise<T> {
    if (/^\s*select\b/i.test(sql)) return this.#patiently(sql, work);
    const release = await this.#writing.take(sql, this.#deadline());
    try {
      return await this.#patiently(sql, work);
    } finally {
      release();
    }
  }

  /** Begins a transaction that already holds the write lock; until it ends, only its holder may run statements. */
  async begin(): Promise<OpenTransaction> {
    const deadline = this.#deadline();
    const releaseWriting = await this.#writing.take('BEGIN', deadline);
    try {
      return await this.#patiently(
        'BEGIN',
        (releaseConnection) => {
          this.#database.exec('BEGIN IMMEDIATE');
          return new OpenTransaction(this, this.#connection, () => {
            releaseConnection();
            releaseWriting();
          });
        },
        deadline,
      );
    } catch (error) {
      releaseWriting();
      throw error;
    }
  }

  /** Undoes what COMMIT could not keep (a full disk rolls back by itself). */
  rollback(): void {
    if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
  }

  async close(): Promise<void> {
    const release = await this.#writing.take('closing', this.#deadline());
    try {
      const freed = await this.#connection.take('closing', this.#deadline());
      this.#statements.clear();
      if (this.#database.isOpen) this.#database.close();
      freed();
    } finally {
      release();
    }
  }

  #deadline(): number {
    return performance.now() + this.#wait;
  }

  /**
   * Does the work when no transaction is open here, and again after a short random while as long as another process
   * is writing. The connection's turn ends with the work, unless the work made it an OpenTransaction.
   */
  async #patiently<T>(what: string, work: (release: Release) => T, deadline = this.#deadline()): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const release = await this.#connection.take(what, deadline);
      let result: T;
      try {
        result = work(release);
      } catch (error) {
        release();
        if (!isBusy(error)) throw error;
        if (performance.now() >= deadline) {
          throw new DatabaseBusyError(
            `${shortened(what)} waited in vain for another process that writes the database`,
          );
        }
        await sleep(1 + Math.random() * Math.min(attempt, 5));
        continue;
      }
      if (!(result instanceof OpenTransaction)) release();
      return result;
    }
  }

  #prepared(sql: string): StatementSync {
    const kept = this.#statements.get(sql);
    if (kept) {
      // A Map keeps insertion order: the least recently used comes first.
      this.#statements.delete(sql);
      this.#statements.set(sql, kept);
      return kept;
    }
    const statement = this.#database.prepare(sql);
    refuseMore(sql, statement.sourceSQL);
    statement.setReturnArrays(true);
    // As numbers, integers beyond 2^53 would be refused.
    statement.setReadBigInts(true);
    this.#statements.set(sql, statement);
    const [oldest] = this.#statements.keys();
    if (oldest !== undefined && this.#statements.size > KEPT_STATEMENTS) this.#statements.delete(oldest);
    return statement;
  }
}

/** SQLite prepares the first statement of a text and node:sqlite drops the others without a word. */
function refuseMore(sql: string, prepared: string): void {
  const rest = sql.slice(prepared.length).replace(/--.*$|\/\*[^]*?\*\/|[\s;]/gm, '');
  if (rest) throw new Error(`${shortened(sql)} must be one statement`);
}

/** A transaction that holds the connection. */
export class OpenTransaction {
  readonly #connection: SqliteConnection;
  readonly #turns: Turns;
  readonly #release: Release;
  #open = true;

  constructor(connection: SqliteConnection, turns: Turns, release: Release) {
    this.#connection = connection;
    this.#turns = turns;
    this.#release = release;
  }

  get open(): boolean {
    return this.#open;
  }

  /** Runs a statement of this transaction. */
  run<T>(sql: string, work: () => T): T {
    if (!this.#open) throw new Error(`${shortened(sql)} came after the end of its transaction`);
    this.#turns.note(sql);
    return work();
  }

  /** Throws when SQLite could not keep it; then it is rolled back. */
  commit(): void {
    this.#end(() => this.#connection.script('COMMIT'));
  }

  /** Harmless after the end. */
  rollback(): void {
    this.#end(() => {});
  }

  #end(work: () => void): void {
    if (!this.#open) return;
    this.#open = false;
    try {
      work();
    } finally {
      try {
        this.#connection.rollback();
      } finally {
        this.#release();
      }
    }
  }
}
