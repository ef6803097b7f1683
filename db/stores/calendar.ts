import type { Kysely } from 'kysely'
import type { Day } from '#app/domain/shared/day.ts'
import type { CalendarDay, CalendarStore } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

export const calendarStore = (db: Kysely<Database>): CalendarStore => ({
  async load() {
    const rows = await db.selectFrom('calendar_days').select(['day', 'kind']).execute()
    return { overrides: new Map(rows.map(r => [r.day as Day, r.kind as 'off' | 'working'])) }
  },
  async list(from, to) {
    const rows = await db
      .selectFrom('calendar_days')
      .selectAll()
      .where('day', '>=', from)
      .where('day', '<=', to)
      .orderBy('day')
      .execute()
    return rows.map(r => ({ day: r.day as Day, kind: r.kind as CalendarDay['kind'], name: r.name, source: r.source }))
  },
  async save(d) {
    await db
      .insertInto('calendar_days')
      .values(d)
      .onConflict(c => c.column('day').doUpdateSet({ kind: d.kind, name: d.name, source: d.source }))
      .execute()
  },
  async remove(day) {
    const result = await db.deleteFrom('calendar_days').where('day', '=', day).executeTakeFirst()
    return Number(result.numDeletedRows) === 1
  },
  async seed(days) {
    for (const d of days)
      await db
        .insertInto('calendar_days')
        .values(d)
        .onConflict(c => c.column('day').doNothing())
        .execute()
  },
})
