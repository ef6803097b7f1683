import { sql } from 'kysely'
import type { AnyKysely } from '../dialect.ts'
import type { Migration } from './migration.ts'

/**
 * Parts of tasks, those who watch, the synthesis being drafted, periodic directives; where a change came from; and the
 * names that histories refer to, outside the sealed rows, so that a person can be forgotten without breaking a chain.
 */
export const partiesAndDays: Migration = {
  async up(db: AnyKysely, dialect) {
    const sortable = dialect === 'postgres' ? sql`text collate "C"` : sql`text`
    // biome-ignore lint/suspicious/noExplicitAny: the builder's own type is not exported for a raw data type
    const text = sortable as any

    // no foreign key on the parent: a copy of the database writes tasks in the order of their ids
    for (const column of ['parent_id', 'parent_unit_id', 'follows_meeting_id', 'milestone_due', 'period'])
      await db.schema.alterTable('tasks').addColumn(column, text).execute()
    await db.schema.createIndex('tasks_parent').on('tasks').columns(['parent_id']).execute()
    await db.schema.createIndex('tasks_gave').on('tasks').columns(['parent_unit_id', 'open']).execute()
    await db.schema.createIndex('tasks_review').on('tasks').columns(['open', 'review_day']).execute()

    await db.schema
      .createTable('task_watchers')
      .addColumn('task_id', text, c => c.notNull().references('tasks.id'))
      .addColumn('kind', text, c => c.notNull())
      .addColumn('ref_id', text, c => c.notNull())
      .addColumn('granted', 'integer', c => c.notNull())
      .addPrimaryKeyConstraint('task_watchers_pk', ['task_id', 'kind', 'ref_id'])
      .execute()
    await db.schema.createIndex('task_watchers_ref').on('task_watchers').columns(['kind', 'ref_id']).execute()

    await db.schema
      .createTable('synthesis_drafts')
      .addColumn('task_id', text, c => c.primaryKey().references('tasks.id'))
      .addColumn('body', 'text', c => c.notNull())
      .addColumn('updated_at', text, c => c.notNull())
      .addColumn('updated_by', text, c => c.notNull().references('people.id'))
      .addColumn('version', 'integer', c => c.notNull())
      .execute()

    await db.schema
      .createTable('periodic_directives')
      .addColumn('directive_id', text, c => c.primaryKey().references('directives.id'))
      .addColumn('meeting_id', text, c => c.notNull().references('meetings.id'))
      .addColumn('recurrence', text, c => c.notNull())
      // the day of the first period; later ones are counted from it
      .addColumn('first_day', text, c => c.notNull())
      // the due day of the last instance that was made
      .addColumn('made_until', text, c => c.notNull())
      .addColumn('ended_at', text)
      .addColumn('ended_by', text)
      .addColumn('end_reason', 'text')
      .addColumn('version', 'integer', c => c.notNull())
      .execute()

    await db.schema.alterTable('events').addColumn('origin', 'text').execute()
    await db.schema
      .createTable('personal_values')
      .addColumn('id', text, c => c.primaryKey())
      .addColumn('person_id', text, c => c.notNull())
      .addColumn('value', 'text', c => c.notNull())
      .execute()
    await db.schema.createIndex('personal_values_person').on('personal_values').column('person_id').execute()
  },
}
