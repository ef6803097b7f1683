import type { Kysely } from 'kysely'
import type { Day } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { OfficeChange, OfficeChangeState, OfficeChangeStore } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

export const officeChangeStore = (db: Kysely<Database>): OfficeChangeStore => ({
  async insert(change) {
    await db
      .insertInto('office_changes')
      .values({ ...rowOf(change), version: 1 })
      .execute()
  },
  async get(id) {
    const row = await db.selectFrom('office_changes').selectAll().where('id', '=', id).executeTakeFirst()
    return row ? changeOf(row) : null
  },
  async save(change, expected) {
    const result = await db
      .updateTable('office_changes')
      .set({ ...rowOf(change), version: expected + 1 })
      .where('id', '=', change.id)
      .where('version', '=', expected)
      .executeTakeFirst()
    return Number(result.numUpdatedRows) === 1 ? 'saved' : 'stale'
  },
  async list() {
    const rows = await db
      .selectFrom('office_changes')
      .selectAll()
      .orderBy('day', 'desc')
      .orderBy('id', 'desc')
      .execute()
    return rows.map(changeOf)
  },
  async due(today) {
    const rows = await db
      .selectFrom('office_changes')
      .selectAll()
      .where('state', '=', 'planned')
      .where('day', '<=', today)
      .orderBy('day')
      .orderBy('id')
      .execute()
    return rows.map(changeOf)
  },
  async insertSuccessions(rows) {
    if (rows.length === 0) return
    await db
      .insertInto('unit_successions')
      .values(
        rows.map(s => ({
          id: s.id,
          from_unit_id: s.fromUnitId,
          to_unit_id: s.toUnitId,
          day: s.day,
          change_id: s.changeId,
        })),
      )
      .execute()
  },
})

const rowOf = (c: OfficeChange) => ({
  id: c.id,
  kind: c.kind,
  day: c.day,
  state: c.state,
  title: c.title,
  body: JSON.stringify(c.body),
  result: c.result === null ? null : JSON.stringify(c.result),
  created_at: c.createdAt,
  created_by: c.createdBy,
  done_at: c.doneAt,
})

const changeOf = (r: Database['office_changes']): OfficeChange => ({
  id: r.id,
  kind: r.kind,
  day: r.day as Day,
  state: r.state as OfficeChangeState,
  title: r.title,
  body: JSON.parse(r.body) as unknown,
  result: r.result === null ? null : (JSON.parse(r.result) as unknown),
  createdAt: r.created_at as Instant,
  createdBy: r.created_by,
  doneAt: r.done_at as Instant | null,
  version: r.version,
})
