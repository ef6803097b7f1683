import type { Kysely } from 'kysely'
import type { SettingsStore } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

export const settingsStore = (db: Kysely<Database>): SettingsStore => ({
  async get<T>(key: string) {
    const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
    return row ? (JSON.parse(row.value) as T) : null
  },
  async set(key, value) {
    const text = JSON.stringify(value)
    await db
      .insertInto('settings')
      .values({ key, value: text })
      .onConflict(c => c.column('key').doUpdateSet({ value: text }))
      .execute()
  },
})
