import type { AnyKysely } from '../dialect.ts'
import type { Migration } from './migration.ts'

/** Every order a list of tasks may have, so that its first fifty are read from an index and not sorted out of all. */
export const listIndexes: Migration = {
  async up(db: AnyKysely) {
    for (const [name, columns] of [
      ['tasks_due', ['due_sort', 'id']],
      ['tasks_assigned', ['assigned_at', 'id']],
      ['tasks_updated', ['updated_at', 'id']],
      ['tasks_extension', ['extension_asked_at']],
      ['tasks_explanation', ['explanation_waits']],
    ] as const)
      await db.schema
        .createIndex(name)
        .on('tasks')
        .columns([...columns])
        .execute()
    await db.schema.createIndex('conclusions_state').on('conclusions').columns(['state', 'updated_at']).execute()
  },
}
