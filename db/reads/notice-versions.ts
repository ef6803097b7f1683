import type { Kysely } from 'kysely'
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import type { Meeting } from '#app/domain/meeting/meeting.ts'
import { type ConclusionState, noticeNumber } from '#app/domain/meeting/meeting.ts'
import { dayOfInstant } from '#app/domain/shared/instant.ts'
import { meetingSubject } from '#app/features/meetings/meeting-subject.ts'
import type { MeetingPage, NoticeVersion } from '#app/features/reads.ts'
import type { Database } from '../schema.ts'
import { amendmentOf, amendmentStore } from '../stores/amendments.ts'
import { noticeStore } from '../stores/conclusions.ts'

/** Every notice of a meeting, each with the one before and the one after it. */
export async function noticeVersions(db: Kysely<Database>, meetingId: string): Promise<NoticeVersion[]> {
  const notices = await noticeStore(db).listByMeeting(meetingId)
  return notices.map((n): NoticeVersion => {
    const later = notices.find(l => l.amends?.noticeId === n.id)
    return {
      id: n.id,
      number: noticeNumber(n),
      day: dayOfInstant(n.publishedAt),
      amends: n.amends
        ? { kind: n.amends.kind, noticeId: n.amends.noticeId, number: n.amends.number, day: n.amends.day }
        : null,
      amendedBy: later?.amends
        ? {
            kind: later.amends.kind,
            noticeId: later.id,
            number: noticeNumber(later),
            day: dayOfInstant(later.publishedAt),
          }
        : null,
    }
  })
}

/** Of a record under which a later notice is drafted. */
export async function amendmentOfDraft(db: Kysely<Database>, draftId: string): Promise<MeetingPage['amendment']> {
  const amendment = await amendmentStore(db).ofDraft(draftId)
  const earlier = amendment && (await noticeStore(db).get(amendment.earlierNoticeId))
  return amendment && earlier
    ? { ...amendment, earlier: { number: noticeNumber(earlier), day: dayOfInstant(earlier.publishedAt) } }
    : null
}

/** The later notice of a meeting that is on its way, for who may see drafts of it. */
export async function amendmentBeingDrafted(
  db: Kysely<Database>,
  viewer: Actor,
  meeting: Meeting,
): Promise<MeetingPage['drafting']> {
  if (!can(viewer, 'meeting.view-draft', meetingSubject(meeting, null))) return null
  const row = await db
    .selectFrom('notice_amendments')
    .innerJoin('conclusions', 'conclusions.meeting_id', 'notice_amendments.draft_id')
    .selectAll('notice_amendments')
    .select('conclusions.state')
    .where('notice_amendments.meeting_id', '=', meeting.id)
    .where('notice_amendments.notice_id', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const { draftId, kind } = amendmentOf(row)
  return { draftId, kind, state: row.state as ConclusionState }
}
