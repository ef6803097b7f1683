import type { Kysely } from 'kysely'
import type { CriteriaStore } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

export const criteriaStore = (db: Kysely<Database>): CriteriaStore => ({
  async list() {
    const rows = await db
      .selectFrom('criteria_sets')
      .selectAll()
      .orderBy('year', 'desc')
      .orderBy('id', 'desc')
      .execute()
    return rows.map(r => ({
      id: r.id,
      name: r.name,
      year: r.year,
      body: JSON.parse(r.body) as unknown,
      version: r.version,
    }))
  },
  async get(id) {
    const r = await db.selectFrom('criteria_sets').selectAll().where('id', '=', id).executeTakeFirst()
    return r ? { id: r.id, name: r.name, year: r.year, body: JSON.parse(r.body) as unknown, version: r.version } : null
  },
  async save(set, at) {
    const row = { name: set.name, year: set.year, body: JSON.stringify(set.body) }
    await db
      .insertInto('criteria_sets')
      .values({ id: set.id, ...row, created_at: at })
      .onConflict(c => c.column('id').doUpdateSet(row))
      .execute()
  },
})
