import { sql } from 'kysely'
import type { AnyKysely } from '../dialect.ts'
import type { Migration } from './migration.ts'

/**
 * The organisation through time: what a unit was called and where it stood before, kinds and levels as data, changes
 * of the organisation with their day, who succeeded whom, posts that follow one another, accounts of posts.
 */
export const organisation: Migration = {
  async up(db: AnyKysely, dialect) {
    const sortable = dialect === 'postgres' ? sql`text collate "C"` : sql`text`
    // biome-ignore lint/suspicious/noExplicitAny: the builder's own type is not exported for a raw data type
    const text = sortable as any

    await db.schema
      .createTable('unit_pasts')
      .addColumn('id', text, c => c.primaryKey())
      .addColumn('unit_id', text, c => c.notNull().references('units.id'))
      .addColumn('name', 'text', c => c.notNull())
      .addColumn('kind', 'text', c => c.notNull())
      .addColumn('parent_id', text, c => c.references('units.id'))
      .addColumn('valid_from', text, c => c.notNull())
      .addColumn('valid_to', text, c => c.notNull())
      .execute()
    await db.schema.createIndex('unit_pasts_unit').on('unit_pasts').column('unit_id').execute()
    await db.schema
      .createTable('unit_levels')
      .addColumn('id', text, c => c.primaryKey())
      .addColumn('name', 'text', c => c.notNull())
      .addColumn('rank', 'integer', c => c.notNull())
      .addColumn('valid_from', text, c => c.notNull())
      .addColumn('valid_to', text)
      .execute()
    await db.schema
      .createTable('unit_kinds')
      .addColumn('id', text, c => c.primaryKey())
      .addColumn('name', 'text', c => c.notNull())
      .addColumn('level_id', text)
      .addColumn('sort', 'integer', c => c.notNull())
      .execute()

    await db.schema
      .createTable('office_changes')
      .addColumn('id', text, c => c.primaryKey())
      .addColumn('kind', text, c => c.notNull())
      .addColumn('day', text, c => c.notNull())
      .addColumn('state', text, c => c.notNull())
      .addColumn('title', 'text', c => c.notNull())
      .addColumn('body', 'text', c => c.notNull())
      .addColumn('result', 'text')
      .addColumn('created_at', text, c => c.notNull())
      .addColumn('created_by', text, c => c.notNull().references('people.id'))
      .addColumn('done_at', text)
      .addColumn('version', 'integer', c => c.notNull().defaultTo(1))
      .execute()
    await db.schema.createIndex('office_changes_state').on('office_changes').columns(['state', 'day']).execute()
    await db.schema
      .createTable('unit_successions')
      .addColumn('id', text, c => c.primaryKey())
      .addColumn('from_unit_id', text, c => c.notNull().references('units.id'))
      .addColumn('to_unit_id', text, c => c.notNull().references('units.id'))
      .addColumn('day', text, c => c.notNull())
      .addColumn('change_id', text, c => c.notNull().references('office_changes.id'))
      .execute()

    await db.schema.alterTable('posts').addColumn('previous_post_id', text).execute()
    await db.schema
      .createTable('post_accounts')
      .addColumn('post_id', text, c => c.primaryKey().references('posts.id'))
      .addColumn('account', 'text', c => c.notNull())
      .addColumn('login_account', text, c => c.notNull().unique())
      .addColumn('password_hash', 'text')
      .addColumn('active', 'integer', c => c.notNull().defaultTo(1))
      .addColumn('created_at', text, c => c.notNull())
      .addColumn('version', 'integer', c => c.notNull().defaultTo(1))
      .execute()
    await db.schema.alterTable('sessions').addColumn('post_id', text).execute()
    await db.schema.alterTable('setup_links').addColumn('post_id', text).execute()
  },
}
