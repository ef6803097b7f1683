import type { Expression, Kysely, SqlBool } from 'kysely'
import { unitsWhere } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { noticeNumber } from '#app/domain/meeting/meeting.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import { meetingSubject } from '#app/features/meetings/meeting-subject.ts'
import type { MeetingLine, Reads } from '#app/features/reads.ts'
import type { Database } from '../schema.ts'
import { conclusionStore, noticeStore } from '../stores/conclusions.ts'
import { meetingStore } from '../stores/meetings.ts'
import { loadOffice } from '../stores/office.ts'
import { amendmentBeingDrafted, amendmentOfDraft, noticeVersions } from './notice-versions.ts'
import { tallyOfDirectives } from './tallies.ts'
import { hasStanding, lineOf, selectLines, type TaskWhere, visibleTo } from './task-lines.ts'

const PAGE = 30

type MeetingReads = Pick<Reads, 'meetings' | 'meetingPage' | 'series'>

export const meetingReads = (db: Kysely<Database>): MeetingReads => ({
  async meetings(viewer, filter, today) {
    const seesAll = can(viewer, 'meeting.view')
    const seesDrafts = can(viewer, 'meeting.create') || viewer.posts.some(p => p.kind === 'chair')
    const units = unitsWhere(viewer, 'unit-head', 'unit-deputy', 'officer')
    let query = db
      .selectFrom('meetings')
      .leftJoin('meeting_series', 'meeting_series.id', 'meetings.series_id')
      .leftJoin('conclusions', 'conclusions.meeting_id', 'meetings.id')
      .select([
        'meetings.id',
        'meetings.title',
        'meetings.day',
        'meetings.session',
        'meetings.chair_title',
        'meeting_series.name as series_name',
        'conclusions.state',
        'conclusions.directives',
      ])
      // a document from above stands in a meeting's place for its tasks, and has a list of its own
      .where(e =>
        e.not(
          e.exists(
            e
              .selectFrom('documents_from_above')
              .select('documents_from_above.id')
              .whereRef('documents_from_above.meeting_id', '=', 'meetings.id'),
          ),
        ),
      )
      // the record under which a later notice is drafted is no meeting
      .where(e =>
        e.not(
          e.exists(
            e
              .selectFrom('notice_amendments')
              .select('notice_amendments.draft_id')
              .whereRef('notice_amendments.draft_id', '=', 'meetings.id'),
          ),
        ),
      )
      .orderBy('meetings.day', 'desc')
      .orderBy('meetings.id', 'desc')
    for (const term of fold(filter.q ?? '')
      .split(' ')
      .filter(Boolean))
      query = query.where('meetings.search_text', 'like', `%${term}%`)
    if (!seesAll) {
      const open = viewer.posts.some(p => p.kind === 'auditor' || p.kind === 'reform')
      if (!open && units.length === 0) return { lines: [], next: null }
      query = query.where('conclusions.state', '=', 'published')
      if (!open)
        query = query.where(e =>
          e.or([
            e(
              'meetings.id',
              'in',
              e.selectFrom('meeting_attendance').select('meeting_id').where('unit_id', 'in', units),
            ),
            // a unit that was given work may read where it comes from
            e(
              'meetings.id',
              'in',
              e.selectFrom('tasks').select('tasks.meeting_id').where('tasks.unit_id', 'in', units),
            ),
          ]),
        )
    }
    const cursor = filter.after?.split('|')
    if (cursor?.length === 2)
      query = query.where(e =>
        e.or([
          e('meetings.day', '<', cursor[0]!),
          e.and([e('meetings.day', '=', cursor[0]!), e('meetings.id', '<', cursor[1]!)]),
        ]),
      )
    const limit = filter.limit ?? PAGE
    const rows = await query.limit(limit + 1).execute()
    const page = rows.slice(0, limit)
    const ids = page.map(r => r.id)
    const countTasks = (only: (e: TaskWhere) => Expression<SqlBool>) =>
      ids.length === 0
        ? Promise.resolve([])
        : db
            .selectFrom('tasks')
            .select('meeting_id')
            .select(e => e.fn.countAll<number>().as('n'))
            .where('meeting_id', 'in', ids)
            .where(visibleTo(viewer))
            .where(only)
            .groupBy('meeting_id')
            .execute()
    const counts = await countTasks(e => e.and([]))
    const done = await countTasks(e => e('tasks.state', '=', 'done'))
    const late = await countTasks(hasStanding('overdue', today))
    const notices =
      ids.length === 0
        ? []
        : await db
            .selectFrom('conclusion_notices')
            .select(['id', 'meeting_id', 'number', 'symbol'])
            .where('meeting_id', 'in', ids)
            .orderBy('published_at')
            .execute()
    // where a notice was corrected or replaced, the last one says how many directives there are
    const corrected = notices.filter(
      (n, i) =>
        notices.findLastIndex(o => o.meeting_id === n.meeting_id) === i &&
        notices.some(o => o !== n && o.meeting_id === n.meeting_id),
    )
    const directives =
      corrected.length === 0
        ? []
        : await db
            .selectFrom('directives')
            .select('meeting_id')
            .select(e => e.fn.countAll<number>().as('n'))
            .where(
              'notice_id',
              'in',
              corrected.map(n => n.id),
            )
            .groupBy('meeting_id')
            .execute()
    const of = (list: { meeting_id: string; n: number }[], id: string) =>
      Number(list.find(x => x.meeting_id === id)?.n ?? 0)
    const last = page.at(-1)
    return {
      lines: page.map<MeetingLine>(r => {
        const notice = notices.filter(n => n.meeting_id === r.id).at(-1)
        const state = (r.state ?? 'none') as MeetingLine['state']
        return {
          id: r.id,
          title: r.title,
          day: r.day as Day,
          seriesName: r.series_name,
          session: r.session,
          chairTitle: r.chair_title,
          // what is not published yet is the secretariat's and the chair's business
          state: state !== 'published' && !seesDrafts && state !== 'submitted' ? 'none' : state,
          noticeNumber: notice ? noticeNumber(notice) : null,
          directives: directives.some(d => d.meeting_id === r.id)
            ? of(directives, r.id)
            : r.directives
              ? (JSON.parse(r.directives) as unknown[]).length
              : 0,
          tasks: of(counts, r.id),
          done: of(done, r.id),
          overdue: of(late, r.id),
        }
      }),
      next: rows.length > limit && last ? `${last.day}|${last.id}` : null,
    }
  },

  async meetingPage(viewer, id, today) {
    const meeting = await meetingStore(db).get(id)
    if (!meeting) return null
    const conclusion = await conclusionStore(db).getByMeeting(id)
    const units = unitsWhere(viewer, 'unit-head', 'unit-deputy', 'officer')
    const subject = meetingSubject(meeting, conclusion)
    const concerned =
      units.length > 0 &&
      (await db
        .selectFrom('tasks')
        .select('id')
        .where('meeting_id', '=', id)
        .where('unit_id', 'in', units)
        .limit(1)
        .executeTakeFirst()) !== undefined
    if (
      !can(
        viewer,
        'meeting.view',
        concerned ? { ...subject, attendingUnitIds: [...subject.attendingUnitIds, ...units] } : subject,
      )
    )
      return null
    const seesDraft = can(viewer, 'meeting.view-draft', subject)
    const notice = await noticeStore(db).getByMeeting(id)
    const tasks = await selectLines(db)
      .where('tasks.meeting_id', '=', id)
      .where(visibleTo(viewer))
      .orderBy('tasks.id')
      .execute()
    const directives = notice
      ? await db.selectFrom('directives').select('id').where('notice_id', '=', notice.id).orderBy('position').execute()
      : []
    const tallies = await tallyOfDirectives(
      db,
      directives.map(d => d.id),
      today,
    )
    const office = await loadOffice(db)
    return {
      meeting,
      versions: await noticeVersions(db, meeting.id),
      amendment: await amendmentOfDraft(db, meeting.id),
      drafting: await amendmentBeingDrafted(db, viewer, meeting),
      series: (await meetingStore(db).series()).find(s => s.id === meeting.seriesId) ?? null,
      conclusion: seesDraft || conclusion?.state === 'published' ? conclusion : null,
      notice,
      tallies: can(viewer, 'review.view')
        ? tallies
        : tallies.map(t => ({ ...t, missing: t.missing.filter(m => units.includes(m.unitId)) })),
      tasks: tasks.map(r => lineOf(r, today)),
      office,
      chairName: office.people.find(p => p.id === meeting.chairPersonId)?.name ?? '',
    }
  },

  series: () => meetingStore(db).series(),
})
