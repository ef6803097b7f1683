import type { AnyKysely } from '../dialect.ts'
import type { Migration } from './migration.ts'

/** "Đã quyết hôm nay" and the log of one person: otherwise every event of its kind is read. */
export const eventsByPerson: Migration = {
  async up(db: AnyKysely) {
    await db.schema.createIndex('events_person').on('events').columns(['actor_id', 'at', 'id']).execute()
  },
}
