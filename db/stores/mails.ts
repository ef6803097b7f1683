import { type Kysely, sql } from 'kysely'
import { noticeNumber } from '#app/domain/meeting/meeting.ts'
import type { MeetingTitle } from '#app/domain/reminder/digest.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { addMinutes, type Instant } from '#app/domain/shared/instant.ts'
import type { MailState, MailStore, StoredMail } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

/** No lease and no pause is that long: only a clock that was wrong wrote it. */
const FAR_AHEAD_MINUTES = 12 * 60

export const mailStore = (db: Kysely<Database>): MailStore => ({
  async insert(mails) {
    if (mails.length === 0) return
    await db
      .insertInto('mails')
      .values(
        mails.map(m => ({
          id: m.id,
          message_id: m.messageId,
          person_id: m.personId,
          email: m.email,
          subject: '',
          state: 'ready',
          attempts: 0,
          ambiguous: 0,
          created_at: m.createdAt,
          next_attempt_at: m.nextAttemptAt,
          lease_until: null,
          lease_by: null,
          sent_at: null,
          last_error: null,
        })),
      )
      .execute()
  },
  async remove(ids) {
    if (ids.length > 0)
      await db
        .deleteFrom('mails')
        .where('id', 'in', [...ids])
        .execute()
  },
  async joinable(personIds) {
    if (personIds.length === 0) return []
    const rows = await db
      .selectFrom('mails')
      .selectAll()
      .where('state', '=', 'ready')
      .where('ambiguous', '=', 0)
      .where('person_id', 'in', [...personIds])
      .orderBy('id')
      .execute()
    return rows.map(mailOf)
  },
  async joinNow(id, now) {
    const result = await db
      .updateTable('mails')
      .set({ next_attempt_at: now })
      .where('id', '=', id)
      .where('state', '=', 'ready')
      .where('ambiguous', '=', 0)
      .executeTakeFirst()
    return Number(result.numUpdatedRows) === 1
  },
  async anyReady(now) {
    const row = await db
      .selectFrom('mails')
      .select('id')
      .where('state', '=', 'ready')
      .where('next_attempt_at', '<=', now)
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  },
  async lease(now, limit, { until, by }) {
    const due = await db
      .selectFrom('mails')
      .select('id')
      .where('state', '=', 'ready')
      .where('next_attempt_at', '<=', now)
      .orderBy('next_attempt_at')
      .orderBy('id')
      .limit(limit)
      .execute()
    if (due.length === 0) return []
    const rows = await db
      .updateTable('mails')
      .set(eb => ({ state: 'sending', lease_until: until, lease_by: by, attempts: eb('attempts', '+', 1) }))
      .where(
        'id',
        'in',
        due.map(r => r.id),
      )
      .where('state', '=', 'ready')
      .where('next_attempt_at', '<=', now)
      .returningAll()
      .execute()
    return rows.map(mailOf).sort((a, b) => (a.id < b.id ? -1 : 1))
  },
  async releaseExpired(now) {
    const result = await db
      .updateTable('mails')
      .set(eb => ({
        state: 'ready',
        lease_until: null,
        lease_by: null,
        next_attempt_at: now,
        ambiguous: eb('ambiguous', '+', 1),
        last_error: 'Tiến trình gửi thư dừng giữa chừng',
      }))
      .where('state', '=', 'sending')
      .where(eb => eb.or([eb('lease_until', '<', now), eb('lease_until', '>', addMinutes(now, FAR_AHEAD_MINUTES))]))
      .executeTakeFirst()
    await db
      .updateTable('mails')
      .set({ next_attempt_at: now })
      .where('state', '=', 'ready')
      .where('next_attempt_at', '>', addMinutes(now, FAR_AHEAD_MINUTES))
      .execute()
    return Number(result.numUpdatedRows)
  },
  async giveBack(ids, leaseBy) {
    if (ids.length === 0) return
    await db
      .updateTable('mails')
      .set(eb => ({ state: 'ready', lease_until: null, lease_by: null, attempts: eb('attempts', '-', 1) }))
      .where('id', 'in', [...ids])
      .where('state', '=', 'sending')
      .where('lease_by', '=', leaseBy)
      .execute()
  },
  async postpone(ids, leaseBy, until) {
    if (ids.length === 0) return
    await db
      .updateTable('mails')
      .set(eb => ({
        state: 'ready',
        lease_until: null,
        lease_by: null,
        attempts: eb('attempts', '-', 1),
        next_attempt_at: until,
      }))
      .where('id', 'in', [...ids])
      .where('state', '=', 'sending')
      .where('lease_by', '=', leaseBy)
      .execute()
  },
  async failed(limit) {
    const rows = await db
      .selectFrom('mails')
      .select('id')
      .where('state', '=', 'failed')
      .orderBy('created_at', 'desc')
      .limit(limit)
      .execute()
    return rows.map(r => r.id)
  },
  async retry(ids, now) {
    if (ids.length === 0) return []
    const rows = await db
      .updateTable('mails')
      .set({ state: 'ready', attempts: 0, next_attempt_at: now, lease_until: null, lease_by: null })
      .where('id', 'in', [...ids])
      .where('state', '=', 'failed')
      .returning('id')
      .execute()
    return rows.map(r => r.id)
  },
  async write(mails) {
    if (mails.length === 0) return
    const rows = mails.map(m => sql`(${m.id}, ${m.email}, ${m.subject})`)
    // both databases call the columns of a list of values column1, column2, …
    await sql`
      update mails set email = v.column2, subject = v.column3
      from (values ${sql.join(rows)}) as v where mails.id = v.column1`.execute(db)
    await db
      .insertInto('letters')
      .values(mails.map(m => ({ mail_id: m.id, text: m.text, html: m.html })))
      .onConflict(c =>
        c.column('mail_id').doUpdateSet(e => ({ text: e.ref('excluded.text'), html: e.ref('excluded.html') })),
      )
      .execute()
  },
  async settleSent(ids, leaseBy, at) {
    if (ids.length === 0) return
    await db
      .updateTable('mails')
      .set({ state: 'sent', sent_at: at, last_error: null, lease_until: null, lease_by: null })
      .where('id', 'in', [...ids])
      .where('state', '=', 'sending')
      .where('lease_by', '=', leaseBy)
      .execute()
  },
  async settle(id, leaseBy, { state, attempts, ambiguous, nextAttemptAt, sentAt, lastError }) {
    const result = await db
      .updateTable('mails')
      .set({
        state,
        lease_until: null,
        lease_by: null,
        ...(attempts === undefined ? {} : { attempts }),
        ...(ambiguous === undefined ? {} : { ambiguous }),
        ...(nextAttemptAt === undefined ? {} : { next_attempt_at: nextAttemptAt }),
        ...(sentAt === undefined ? {} : { sent_at: sentAt }),
        ...(lastError === undefined ? {} : { last_error: lastError }),
      })
      .where('id', '=', id)
      .where('state', '=', 'sending')
      .where('lease_by', '=', leaseBy)
      .executeTakeFirst()
    return Number(result.numUpdatedRows) === 1
  },
  async count(states) {
    const row = await db
      .selectFrom('mails')
      .select(eb => eb.fn.countAll<number>().as('n'))
      .where('state', 'in', [...states])
      .executeTakeFirstOrThrow()
    return Number(row.n)
  },
  async meetingTitles(meetingIds) {
    const titles = new Map<string, MeetingTitle>()
    if (meetingIds.length === 0) return titles
    const rows = await db
      .selectFrom('conclusion_notices')
      .innerJoin('meetings', 'meetings.id', 'conclusion_notices.meeting_id')
      .select(['meetings.id', 'meetings.title', 'meetings.day', 'number', 'symbol'])
      .where('meetings.id', 'in', [...meetingIds])
      .orderBy('conclusion_notices.published_at')
      .execute()
    for (const r of rows) titles.set(r.id, { number: noticeNumber(r), title: r.title, day: r.day as Day })
    return titles
  },
})

const mailOf = (r: Database['mails']): StoredMail => ({
  id: r.id,
  messageId: r.message_id,
  personId: r.person_id,
  email: r.email,
  subject: r.subject,
  state: r.state as MailState,
  attempts: r.attempts,
  ambiguous: r.ambiguous,
  createdAt: r.created_at as Instant,
  nextAttemptAt: r.next_attempt_at as Instant,
  leaseUntil: r.lease_until as Instant | null,
  leaseBy: r.lease_by,
  sentAt: r.sent_at as Instant | null,
  lastError: r.last_error,
})
