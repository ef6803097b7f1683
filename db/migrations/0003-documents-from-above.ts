import { sql } from 'kysely'
import type { AnyKysely } from '../dialect.ts'
import type { Migration } from './migration.ts'

/** Documents of superior bodies: their text, what of it is ours, and what stands for them where tasks ask for a source. */
export const documentsFromAbove: Migration = {
  async up(db: AnyKysely, dialect) {
    const sortable = dialect === 'postgres' ? sql`text collate "C"` : sql`text`
    // biome-ignore lint/suspicious/noExplicitAny: the builder's own type is not exported for a raw data type
    const text = sortable as any

    await db.schema
      .createTable('documents_from_above')
      .addColumn('id', text, c => c.primaryKey())
      .addColumn('body', 'text', c => c.notNull())
      .addColumn('number', 'text', c => c.notNull())
      .addColumn('day', text, c => c.notNull())
      .addColumn('signer_title', 'text', c => c.notNull())
      .addColumn('subject', 'text', c => c.notNull())
      .addColumn('text', 'text', c => c.notNull())
      .addColumn('answer_due', text)
      .addColumn('items', 'text', c => c.notNull())
      .addColumn('state', text, c => c.notNull())
      .addColumn('meeting_id', text, c => c.unique().references('meetings.id'))
      .addColumn('created_by', text, c => c.notNull().references('people.id'))
      .addColumn('updated_at', text, c => c.notNull())
      .addColumn('search_text', text, c => c.notNull())
      .addColumn('version', 'integer', c => c.notNull().defaultTo(1))
      .execute()
    await db.schema.createIndex('documents_from_above_day').on('documents_from_above').columns(['day', 'id']).execute()
  },
}
