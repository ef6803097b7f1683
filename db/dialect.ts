import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type Sqlite from 'better-sqlite3'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely'

/**
 * What differs between the two databases and is not data: transactions, locking, error codes. Everything else of the
 * project is one code path, so an `if (postgres)` belongs here or in a marked block of a migration.
 */
export type DialectName = 'sqlite' | 'postgres'

/** Of whatever tables. */
// biome-ignore lint/suspicious/noExplicitAny: Kysely is invariant in its tables, `unknown` would fit nothing
export type AnyKysely = Kysely<any>

/** Of a Kysely or of a transaction of it. */
export const dialectOf = (db: AnyKysely): DialectName =>
  db.getExecutor().adapter instanceof SqliteAdapter ? 'sqlite' : 'postgres'

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null ? String((error as { code?: unknown }).code ?? '') : ''

/** Only to report: inside a transaction PostgreSQL cannot carry on after one. Use `on conflict` instead of catching. */
export const isUniqueViolation = (error: unknown): boolean =>
  ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505'].includes(codeOf(error))

export const isForeignKeyViolation = (error: unknown): boolean =>
  ['SQLITE_CONSTRAINT_FOREIGNKEY', '23503'].includes(codeOf(error))

/**
 * The outer `db` used inside one of its transactions would wait for itself for ever on SQLite (one connection) and
 * silently work outside the transaction on PostgreSQL. Both drivers note the transaction in the async context and
 * refuse to hand out a second connection below it.
 */
type OpenTransaction = { driver: Driver; open: boolean }
const currentTransaction = new AsyncLocalStorage<OpenTransaction>()

function refuseInsideTransaction(driver: Driver): void {
  const transaction = currentTransaction.getStore()
  if (transaction?.open && transaction.driver === driver) {
    throw new Error(
      'the outer database was used inside a transaction: use the stores (or trx) that the transaction gives',
    )
  }
}

/** Must run before the first await of `beginTransaction`, so that the context of Kysely's own call carries it on. */
function enterTransaction(driver: Driver): OpenTransaction {
  const transaction = { driver, open: true }
  currentTransaction.enterWith(transaction)
  return transaction
}

/** First come, first served. */
class Turnstile {
  #taken = false
  readonly #waiting: (() => void)[] = []

  async enter(): Promise<void> {
    if (!this.#taken) {
      this.#taken = true
      return
    }
    await new Promise<void>(resolve => this.#waiting.push(resolve))
  }

  leave(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#taken = false
  }
}

const LONGEST_WAIT_MS = 30_000

const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error))

/** Tries again while another process holds the lock; the event loop stays free in between. */
async function whileBusy<T>(attempt: () => T, pause: (ms: number) => Promise<void>): Promise<T> {
  let waited = 0
  for (let wait = 5; ; wait = Math.min(wait * 2, 250)) {
    try {
      return attempt()
    } catch (error) {
      if (!isBusy(error) || waited >= LONGEST_WAIT_MS) throw error
    }
    await pause(wait)
    waited += wait
  }
}

/**
 * Kysely's own SQLite driver begins DEFERRED: a transaction that reads and then writes fails at once with
 * SQLITE_BUSY_SNAPSHOT when another process wrote meanwhile, whatever the busy timeout. This one takes the write lock
 * when it begins, and waits for it without freezing the event loop or the readers of this process.
 */
class SqliteDriver implements Driver {
  readonly #connection: SqliteConnection
  readonly #turnstile = new Turnstile()
  #transaction: OpenTransaction | null = null

  constructor(
    readonly database: Sqlite.Database,
    readonly refuseNesting: boolean,
  ) {
    this.#connection = new SqliteConnection(database, ms => this.#stepAside(ms))
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.refuseNesting) refuseInsideTransaction(this)
    await this.#turnstile.enter()
    return this.#connection
  }

  async releaseConnection(): Promise<void> {
    this.#turnstile.leave()
  }

  async beginTransaction(): Promise<void> {
    const transaction = this.refuseNesting ? enterTransaction(this) : null
    try {
      await whileBusy(
        () => this.database.exec('begin immediate'),
        ms => this.#stepAside(ms),
      )
    } catch (error) {
      if (transaction) transaction.open = false
      throw error
    }
    this.#transaction = transaction
  }

  async commitTransaction(): Promise<void> {
    this.database.exec('commit')
    this.#end()
  }

  async rollbackTransaction(): Promise<void> {
    try {
      // SQLite may have rolled back by itself (disk full, I/O error); a second rollback would hide that error.
      if (this.database.inTransaction) this.database.exec('rollback')
    } finally {
      this.#end()
    }
  }

  /** Waiting for another process, let the readers of this one pass. */
  async #stepAside(ms: number): Promise<void> {
    this.#turnstile.leave()
    await sleep(ms)
    await this.#turnstile.enter()
  }

  #end(): void {
    if (this.#transaction) this.#transaction.open = false
    this.#transaction = null
  }

  async destroy(): Promise<void> {
    this.database.close()
  }
}

/** Statements that are kept ready: the same few hundred come again and again. */
const KEPT_STATEMENTS = 300

class SqliteConnection implements DatabaseConnection {
  readonly #ready = new Map<string, Sqlite.Statement>()

  constructor(
    readonly database: Sqlite.Database,
    readonly pause: (ms: number) => Promise<void>,
  ) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    // Inside a transaction the write lock is ours already; outside, a single statement may meet another process.
    return this.database.inTransaction ? this.#run<R>(query) : whileBusy(() => this.#run<R>(query), this.pause)
  }

  #run<R>({ sql, parameters }: CompiledQuery): QueryResult<R> {
    const statement = this.#prepared(sql)
    if (statement.reader) return { rows: statement.all(parameters) as R[] }
    const { changes } = statement.run(parameters)
    return { rows: [], numAffectedRows: BigInt(changes) }
  }

  #prepared(sql: string): Sqlite.Statement {
    let statement = this.#ready.get(sql)
    if (!statement) {
      statement = this.database.prepare(sql)
      // those that change the shape of the database, and one-off texts of any length, are not worth keeping
      if (sql.length > 20_000) return statement
      if (this.#ready.size >= KEPT_STATEMENTS) this.#ready.delete(this.#ready.keys().next().value!)
      this.#ready.set(sql, statement)
    }
    return statement
  }

  async *streamQuery<R>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    for (const row of this.database.prepare(sql).iterate(parameters)) yield { rows: [row as R] }
  }
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  /** It does; Kysely's default says no, and then a failed migration leaves half its tables behind. */
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

export const sqliteDialect = (database: Sqlite.Database, refuseNesting = true): Dialect => ({
  createAdapter: (): DialectAdapter => new TransactionalSqliteAdapter(),
  createDriver: () => new SqliteDriver(database, refuseNesting),
  createIntrospector: db => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
})

class GuardedPostgresDriver extends PostgresDriver {
  readonly #transactions = new WeakMap<DatabaseConnection, OpenTransaction>()

  constructor(
    config: PostgresDialectConfig,
    readonly refuseNesting: boolean,
  ) {
    super(config)
  }

  override async acquireConnection() {
    if (this.refuseNesting) refuseInsideTransaction(this)
    return super.acquireConnection()
  }

  override async beginTransaction(connection: Connection, settings: TransactionSettings): Promise<void> {
    if (this.refuseNesting) this.#transactions.set(connection, enterTransaction(this))
    await super.beginTransaction(connection, settings)
  }

  override async commitTransaction(connection: Connection): Promise<void> {
    await super.commitTransaction(connection)
    this.#end(connection)
  }

  override async rollbackTransaction(connection: Connection): Promise<void> {
    try {
      await super.rollbackTransaction(connection)
    } finally {
      this.#end(connection)
    }
  }

  #end(connection: Connection): void {
    const transaction = this.#transactions.get(connection)
    if (transaction) transaction.open = false
  }
}

type Connection = Awaited<ReturnType<PostgresDriver['acquireConnection']>>

class GuardedPostgresDialect extends PostgresDialect {
  constructor(
    readonly config: PostgresDialectConfig,
    readonly refuseNesting: boolean,
  ) {
    super(config)
  }

  override createDriver(): Driver {
    return new GuardedPostgresDriver(this.config, this.refuseNesting)
  }
}

export const postgresDialect = (config: PostgresDialectConfig, refuseNesting = true): Dialect =>
  new GuardedPostgresDialect(config, refuseNesting)
