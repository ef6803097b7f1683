import { sql } from 'kysely'
import type { AnyKysely } from '../dialect.ts'
import type { Migration } from './migration.ts'

/** Links in mails, secret calendar addresses, devices for push, and notices read one by one. */
export const linksAndFeeds: Migration = {
  async up(db: AnyKysely, dialect) {
    const sortable = dialect === 'postgres' ? sql`text collate "C"` : sql`text`
    // biome-ignore lint/suspicious/noExplicitAny: the builder's own type is not exported for a raw data type
    const text = sortable as any

    await db.schema
      .createTable('mail_links')
      .addColumn('id', text, c => c.primaryKey())
      .addColumn('task_id', text, c => c.notNull().references('tasks.id'))
      .addColumn('person_id', text, c => c.notNull().references('people.id'))
      .addColumn('created_at', text, c => c.notNull())
      .addColumn('expires_at', text, c => c.notNull())
      .addColumn('revoked_at', text)
      .addColumn('revoked_why', text)
      .addColumn('opened_at', text)
      .addColumn('last_opened_at', text)
      .addColumn('opens', 'integer', c => c.notNull().defaultTo(0))
      .execute()
    await db.schema.createIndex('mail_links_person').on('mail_links').columns(['person_id', 'expires_at']).execute()
    await db.schema.createIndex('mail_links_task').on('mail_links').columns(['task_id', 'person_id']).execute()

    await db.schema
      .createTable('calendar_feeds')
      .addColumn('id', text, c => c.primaryKey())
      .addColumn('token_hash', text, c => c.notNull().unique())
      .addColumn('person_id', text, c => c.references('people.id'))
      .addColumn('unit_id', text, c => c.references('units.id'))
      .addColumn('created_by', text, c => c.notNull().references('people.id'))
      .addColumn('created_at', text, c => c.notNull())
      .addColumn('revoked_at', text)
      .addColumn('read_at', text)
      .execute()
    await db.schema.createIndex('calendar_feeds_person').on('calendar_feeds').column('person_id').execute()
    await db.schema.createIndex('calendar_feeds_unit').on('calendar_feeds').column('unit_id').execute()

    await db.schema
      .createTable('push_subscriptions')
      .addColumn('id', text, c => c.primaryKey())
      .addColumn('person_id', text, c => c.notNull().references('people.id'))
      .addColumn('endpoint', text, c => c.notNull().unique())
      .addColumn('p256dh', 'text', c => c.notNull())
      .addColumn('auth', 'text', c => c.notNull())
      .addColumn('client', 'text', c => c.notNull())
      .addColumn('created_at', text, c => c.notNull())
      // notices up to here were announced on this device
      .addColumn('told_until', text, c => c.notNull())
      .addColumn('next_try_at', text, c => c.notNull())
      .addColumn('failures', 'integer', c => c.notNull().defaultTo(0))
      .execute()
    await db.schema.createIndex('push_subscriptions_person').on('push_subscriptions').column('person_id').execute()

    await db.schema.alterTable('outbox').addColumn('read_at', text).execute()
  },
}
