import type { Kysely } from 'kysely'
import type { OpenDatabase } from '../open.ts'
import type { Database } from '../schema.ts'
import { TABLES } from '../tables.ts'

/** Parameters in one statement stay far below what either database takes. */
const PARAMETERS = 3_000

/** Every row of one database into another that has none of them, in one transaction. */
export async function copyInto(target: OpenDatabase, source: OpenDatabase): Promise<void> {
  await target.db.transaction().execute(async trx => {
    for (const table of Object.keys(TABLES) as (keyof Database)[]) {
      const rows = await source.db.selectFrom(table).selectAll().execute()
      await insertMany(trx, table, rows)
    }
  })
}

/** Many rows in few statements. */
export async function insertMany(
  db: Kysely<Database>,
  table: keyof Database,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const size = Math.floor(PARAMETERS / Math.max(1, Object.keys(rows[0] ?? {}).length))
  for (let i = 0; i < rows.length; i += size)
    await db
      .insertInto(table)
      .values(rows.slice(i, i + size) as never)
      .execute()
}
