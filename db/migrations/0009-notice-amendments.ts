import { sql } from 'kysely'
import type { AnyKysely } from '../dialect.ts'
import type { Migration } from './migration.ts'

/** Corrections and replacements of issued notices, and what a notice says of the one before it. */
export const noticeAmendments: Migration = {
  async up(db: AnyKysely, dialect) {
    const sortable = dialect === 'postgres' ? sql`text collate "C"` : sql`text`
    // biome-ignore lint/suspicious/noExplicitAny: the builder's own type is not exported for a raw data type
    const text = sortable as any

    await db.schema.alterTable('conclusion_notices').addColumn('amends', 'text').execute()
    await db.schema
      .createTable('notice_amendments')
      // a record among the meetings under which the later notice is drafted and approved
      .addColumn('draft_id', text, c => c.primaryKey().references('meetings.id'))
      .addColumn('meeting_id', text, c => c.notNull().references('meetings.id'))
      // at most one, whoever begins at the same moment: a chain, never a tree
      .addColumn('earlier_notice_id', text, c => c.notNull().unique().references('conclusion_notices.id'))
      .addColumn('notice_id', text, c => c.references('conclusion_notices.id'))
      .addColumn('kind', text, c => c.notNull())
      .addColumn('reason', 'text', c => c.notNull())
      .addColumn('choices', 'text', c => c.notNull())
      .addColumn('started_at', text, c => c.notNull())
      .addColumn('started_by', text, c => c.notNull().references('people.id'))
      .addColumn('version', 'integer', c => c.notNull())
      .execute()
    await db.schema.createIndex('notice_amendments_meeting').on('notice_amendments').column('meeting_id').execute()
    await db.schema.createIndex('notice_amendments_notice').on('notice_amendments').column('notice_id').execute()
    await db.schema.createIndex('tasks_notice').on('tasks').column('notice_id').execute()
  },
}
