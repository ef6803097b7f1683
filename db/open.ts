import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type SqliteDatabase from 'better-sqlite3'
import { Kysely } from 'kysely'
import pg from 'pg'
import { type DialectName, postgresDialect, sqliteDialect } from './dialect.ts'
import type { Database } from './schema.ts'
import { Sqlite } from './sqlite-addon.ts'

export type OpenDatabase = {
  db: Kysely<Database>
  dialect: DialectName
  url: string
  /** The file of an SQLite database, null in memory and on PostgreSQL. */
  file: string | null
  close(): Promise<void>
}

type Options = {
  /** A connection broke, idle or between two statements of a transaction (PostgreSQL restarted): worth a line, no crash. */
  onLostConnection?: (error: Error) => void
  /**
   * Whether the outer database refuses to work inside one of its transactions. Following a transaction through every
   * await costs Node 20 a seventh of the processor where thousands of statements follow each other: the thread of the
   * jobs goes without, as everything it does has run under it in the tests.
   */
  refuseNesting?: boolean
}

/** `file:PATH` | `:memory:` | `postgres://…`. One call per process and database: SQLite keeps one connection. */
export async function openDatabase(url: string, options: Options = {}): Promise<OpenDatabase> {
  if (/^postgres(ql)?:/.test(url)) return openPostgres(url, options)
  if (url === ':memory:' || url.startsWith('file:')) return openSqlite(url, options)
  throw new Error(`DATABASE_URL must start with file: or postgres:, not "${url.split(':')[0]}"`)
}

/** A short synchronous wait; the driver then tries again without holding the event loop. */
const BUSY_TIMEOUT_MS = 20

function openSqlite(url: string, { refuseNesting }: Options): OpenDatabase {
  const path = url === ':memory:' ? url : url.slice('file:'.length)
  const inMemory = path === ':memory:'
  if (!inMemory) mkdirSync(dirname(path), { recursive: true, mode: 0o700 })

  const database = new Sqlite(path, { timeout: 5_000 })
  try {
    if (!inMemory) {
      expectPragma(database, 'journal_mode = WAL', 'wal')
      // better-sqlite3 drops to NORMAL in WAL mode, which may lose the last commits when the power goes.
      database.pragma('synchronous = FULL')
      expectPragma(database, 'synchronous', 2)
    }
    database.pragma('foreign_keys = ON')
    expectPragma(database, 'foreign_keys', 1)
    database.pragma('trusted_schema = OFF')
    database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
  } catch (error) {
    database.close()
    throw error
  }

  const db = new Kysely<Database>({ dialect: sqliteDialect(database, refuseNesting) })
  return {
    db,
    dialect: 'sqlite',
    url: inMemory ? 'file::memory:' : url,
    file: inMemory ? null : path,
    close: once(async () => {
      await db.destroy()
      database.close() // Kysely destroys nothing where no query ever ran
    }),
  }
}

function expectPragma(database: SqliteDatabase.Database, pragma: string, expected: string | number): void {
  const actual = database.pragma(pragma, { simple: true })
  if (actual !== expected) throw new Error(`SQLite answered ${String(actual)} to "pragma ${pragma}", not ${expected}`)
}

async function openPostgres(
  url: string,
  { onLostConnection = () => {}, refuseNesting }: Options,
): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'giaoviec',
    types: { getTypeParser },
  })
  // of a connection in use only the client itself tells, and where nobody listens that ends the process
  pool.on('connect', client => client.on('error', onLostConnection))
  pool.on('error', () => {})
  const db = new Kysely<Database>({ dialect: postgresDialect({ pool }, refuseNesting) })
  return {
    db,
    dialect: 'postgres',
    url,
    file: null,
    close: once(async () => {
      await db.destroy()
      if (!pool.ended) await pool.end()
    }),
  }
}

/** Counts and sums are numbers, as on SQLite; the driver would give text. */
const NUMERIC_TYPES: ReadonlySet<number> = new Set([pg.types.builtins.INT8, pg.types.builtins.NUMERIC])

const getTypeParser: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') =>
  NUMERIC_TYPES.has(type) && format !== 'binary' ? Number : pg.types.getTypeParser(type, format as 'text')

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => {
    done ??= work()
    return done
  }
}
