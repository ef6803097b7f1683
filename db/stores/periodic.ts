import type { Kysely } from 'kysely'
import type { Recurrence } from '#app/domain/extraction/types.ts'
import type { Day } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { PeriodicDirective, PeriodicStore } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

export const periodicStore = (db: Kysely<Database>): PeriodicStore => ({
  async get(directiveId) {
    const row = await db
      .selectFrom('periodic_directives')
      .selectAll()
      .where('directive_id', '=', directiveId)
      .executeTakeFirst()
    return row ? periodicOf(row) : null
  },
  async active() {
    const rows = await db
      .selectFrom('periodic_directives')
      .selectAll()
      .where('ended_at', 'is', null)
      .orderBy('directive_id')
      .execute()
    return rows.map(periodicOf)
  },
  async insert(p) {
    await db
      .insertInto('periodic_directives')
      .values({ ...rowOf(p), version: 1 })
      .execute()
  },
  async save(p, expected) {
    const result = await db
      .updateTable('periodic_directives')
      .set({ ...rowOf(p), version: expected + 1 })
      .where('directive_id', '=', p.directiveId)
      .where('version', '=', expected)
      .executeTakeFirst()
    return Number(result.numUpdatedRows) === 1 ? 'saved' : 'stale'
  },
})

const rowOf = (p: PeriodicDirective) => ({
  directive_id: p.directiveId,
  meeting_id: p.meetingId,
  recurrence: p.recurrence,
  first_day: p.firstDay,
  made_until: p.madeUntil,
  ended_at: p.endedAt,
  ended_by: p.endedBy,
  end_reason: p.endReason,
})

const periodicOf = (r: Database['periodic_directives']): PeriodicDirective => ({
  directiveId: r.directive_id,
  meetingId: r.meeting_id,
  recurrence: r.recurrence as Recurrence,
  firstDay: r.first_day as Day,
  madeUntil: r.made_until as Day,
  endedAt: r.ended_at as Instant | null,
  endedBy: r.ended_by,
  endReason: r.end_reason,
  version: r.version,
})
