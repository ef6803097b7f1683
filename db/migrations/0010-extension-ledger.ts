import { sql } from 'kysely'
import type { AnyKysely } from '../dialect.ts'
import type { Migration } from './migration.ts'

/** Two in a hundred lines of the history: the ledger of extensions reads them by their moment, and no others. */
export const extensionLedger: Migration = {
  async up(db: AnyKysely) {
    await sql`create index events_extensions on events (at, id) where kind in ('extension-asked', 'extended')`.execute(
      db,
    )
    await db.schema.createIndex('tasks_original_due').on('tasks').columns(['original_due']).execute()
  },
}
