import type { Kysely } from 'kysely'
import type { Attendance, Meeting } from '#app/domain/meeting/meeting.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import type { MeetingStore } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

export const meetingStore = (db: Kysely<Database>): MeetingStore => ({
  async get(id) {
    const row = await db.selectFrom('meetings').selectAll().where('id', '=', id).executeTakeFirst()
    if (!row) return null
    const attendance = await db
      .selectFrom('meeting_attendance')
      .selectAll()
      .where('meeting_id', '=', id)
      .orderBy('unit_id')
      .execute()
    return {
      id: row.id,
      seriesId: row.series_id,
      session: row.session,
      title: row.title,
      day: row.day as Day,
      place: row.place,
      chairPersonId: row.chair_person_id,
      chairTitle: row.chair_title,
      attendance: attendance.map(a => ({
        unitId: a.unit_id,
        presence: a.presence as Attendance['presence'],
        note: a.note,
      })),
      version: row.version,
    }
  },
  async insert(m) {
    await db
      .insertInto('meetings')
      .values({ ...rowOf(m), version: 1 })
      .execute()
    await saveAttendance(db, m)
  },
  async save(m, expected) {
    const result = await db
      .updateTable('meetings')
      .set({ ...rowOf(m), version: expected + 1 })
      .where('id', '=', m.id)
      .where('version', '=', expected)
      .executeTakeFirst()
    if (Number(result.numUpdatedRows) !== 1) return 'stale'
    await saveAttendance(db, m)
    return 'saved'
  },
  async series() {
    const rows = await db.selectFrom('meeting_series').selectAll().orderBy('name').execute()
    return rows.map(r => ({ id: r.id, name: r.name, fieldId: r.field_id }))
  },
  async insertSeries(s) {
    await db.insertInto('meeting_series').values({ id: s.id, name: s.name, field_id: s.fieldId }).execute()
  },
  async listOfSeries(seriesId) {
    const rows = await db
      .selectFrom('meetings')
      .select(['id', 'day', 'title'])
      .where('series_id', '=', seriesId)
      .orderBy('day')
      .orderBy('id')
      .execute()
    return rows.map(r => ({ ...r, day: r.day as Day }))
  },
  async lastSession(seriesId, year) {
    const row = await db
      .selectFrom('meetings')
      .select(e => e.fn.max('session').as('last'))
      .where('series_id', '=', seriesId)
      .where('day', '>=', `${year}-01-01`)
      .where('day', '<=', `${year}-12-31`)
      .executeTakeFirst()
    return Number(row?.last ?? 0)
  },
})

const rowOf = (m: Meeting) => ({
  id: m.id,
  series_id: m.seriesId,
  session: m.session,
  title: m.title,
  day: m.day,
  place: m.place,
  chair_person_id: m.chairPersonId,
  chair_title: m.chairTitle,
  search_text: fold(`${m.title} ${m.place ?? ''}`),
})

async function saveAttendance(db: Kysely<Database>, m: Meeting): Promise<void> {
  await db.deleteFrom('meeting_attendance').where('meeting_id', '=', m.id).execute()
  if (m.attendance.length === 0) return
  await db
    .insertInto('meeting_attendance')
    .values(m.attendance.map(a => ({ meeting_id: m.id, unit_id: a.unitId, presence: a.presence, note: a.note })))
    .execute()
}
