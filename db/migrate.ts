import { sql } from 'kysely'
import { type AnyKysely, type DialectName, dialectOf } from './dialect.ts'
import { migrations as allMigrations } from './migrations/index.ts'
import type { OpenDatabase } from './open.ts'

type Migrations = typeof allMigrations

/** Any number that only we use: whoever holds it is migrating. */
const ADVISORY_LOCK = 727_310_042

/**
 * Brings the schema up to the code and returns the names of what was applied. Each migration is one transaction that
 * first takes the lock (SQLite: `begin immediate`; PostgreSQL: an advisory lock), then looks what is still to do: any
 * number of processes may start at once.
 */
export async function migrate(
  { db }: Pick<OpenDatabase, 'db'>,
  migrations: Migrations = allMigrations,
): Promise<string[]> {
  const done: string[] = []
  for (;;) {
    const name = await db.transaction().execute(trx => applyNext(trx, dialectOf(trx), migrations))
    if (name === null) return done
    done.push(name)
  }
}

async function applyNext(trx: AnyKysely, dialect: DialectName, migrations: Migrations): Promise<string | null> {
  if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(ADVISORY_LOCK)})`.execute(trx)
  await createLedger(trx)
  const applied = await appliedNames(trx)
  const unknown = applied.find((name, i) => name !== migrations[i]?.name)
  if (unknown !== undefined) {
    throw new Error(
      `the database has the migration "${unknown}", which this version does not know: it is newer than the code`,
    )
  }
  const next = migrations[applied.length]
  if (!next) return null
  await next.migration.up(trx, dialect)
  await trx
    .insertInto('applied_migrations')
    .values({ position: applied.length + 1, name: next.name })
    .execute()
  return next.name
}

const createLedger = (db: AnyKysely) =>
  db.schema
    .createTable('applied_migrations')
    .ifNotExists()
    .addColumn('position', 'integer', column => column.primaryKey())
    .addColumn('name', 'text', column => column.notNull().unique())
    .execute()

async function appliedNames(db: AnyKysely): Promise<string[]> {
  const rows = await db.selectFrom('applied_migrations').select('name').orderBy('position').execute()
  return rows.map(row => String(row.name))
}
