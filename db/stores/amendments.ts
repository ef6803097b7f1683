import type { Kysely } from 'kysely'
import type { AmendmentChoices, AmendmentKind, NoticeAmendment } from '#app/domain/amendment/amendment.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { AmendmentStore } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

export const amendmentStore = (db: Kysely<Database>): AmendmentStore => ({
  async ofDraft(draftId) {
    const row = await db.selectFrom('notice_amendments').selectAll().where('draft_id', '=', draftId).executeTakeFirst()
    return row ? amendmentOf(row) : null
  },
  async ofEarlier(noticeId) {
    const row = await db
      .selectFrom('notice_amendments')
      .selectAll()
      .where('earlier_notice_id', '=', noticeId)
      .executeTakeFirst()
    return row ? amendmentOf(row) : null
  },
  async insert(a) {
    const row = await db
      .insertInto('notice_amendments')
      .values({ ...rowOf(a), version: 1 })
      .onConflict(c => c.column('earlier_notice_id').doNothing())
      .returning('draft_id')
      .executeTakeFirst()
    return row ? 'inserted' : 'taken'
  },
  async save(a, expected) {
    const result = await db
      .updateTable('notice_amendments')
      .set({ ...rowOf(a), version: expected + 1 })
      .where('draft_id', '=', a.draftId)
      .where('version', '=', expected)
      .executeTakeFirst()
    return Number(result.numUpdatedRows) === 1 ? 'saved' : 'stale'
  },
  async remove(draftId) {
    const result = await db
      .deleteFrom('notice_amendments')
      .where('draft_id', '=', draftId)
      .where('notice_id', 'is', null)
      .executeTakeFirst()
    if (Number(result.numDeletedRows) === 0) return 'issued'
    await db.deleteFrom('conclusions').where('meeting_id', '=', draftId).execute()
    await db.deleteFrom('meeting_attendance').where('meeting_id', '=', draftId).execute()
    await db.deleteFrom('meetings').where('id', '=', draftId).execute()
    return 'removed'
  },
})

const rowOf = (a: NoticeAmendment) => ({
  draft_id: a.draftId,
  meeting_id: a.meetingId,
  earlier_notice_id: a.earlierNoticeId,
  notice_id: a.noticeId,
  kind: a.kind,
  reason: a.reason,
  choices: JSON.stringify(a.choices),
  started_at: a.startedAt,
  started_by: a.startedBy,
})

export const amendmentOf = (r: Database['notice_amendments']): NoticeAmendment => ({
  draftId: r.draft_id,
  meetingId: r.meeting_id,
  earlierNoticeId: r.earlier_notice_id,
  noticeId: r.notice_id,
  kind: r.kind as AmendmentKind,
  reason: r.reason,
  choices: JSON.parse(r.choices) as AmendmentChoices,
  startedAt: r.started_at as Instant,
  startedBy: r.started_by,
  version: r.version,
})
