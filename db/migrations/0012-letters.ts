import { sql } from 'kysely'
import type { AnyKysely } from '../dialect.ts'
import type { Migration } from './migration.ts'

/**
 * What a mail says apart from how it fares: a row of `mails` changes four times on its way, and each time the database
 * wrote ten kilobytes of letter again.
 */
export const letters: Migration = {
  async up(db: AnyKysely, dialect) {
    const sortable = dialect === 'postgres' ? sql`text collate "C"` : sql`text`
    // biome-ignore lint/suspicious/noExplicitAny: the builder's own type is not exported for a raw data type
    const id = sortable as any
    await db.schema
      .createTable('letters')
      .addColumn('mail_id', id, c => c.primaryKey().references('mails.id'))
      .addColumn('text', 'text', c => c.notNull())
      .addColumn('html', 'text', c => c.notNull())
      .execute()
    await sql`insert into letters (mail_id, text, html) select id, text, html from mails where html <> ''`.execute(db)
    await db.schema.alterTable('mails').dropColumn('text').execute()
    await db.schema.alterTable('mails').dropColumn('html').execute()
  },
}
