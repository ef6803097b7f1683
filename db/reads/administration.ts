import type { Kysely } from 'kysely'
import { can } from '#app/domain/access/can.ts'
import { type Day, day } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import { instantAt } from '#app/domain/shared/instant.ts'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import { meetingSubject } from '#app/features/meetings/meeting-subject.ts'
import type { PersonLine, Reads } from '#app/features/reads.ts'
import { IS_DEMO, MAIL_PAUSED, NOTICE_SYMBOL, OFFICE_NAME, OFFICE_PLACE } from '#app/features/settings.ts'
import type { Database } from '../schema.ts'
import { calendarStore } from '../stores/calendar.ts'
import { conclusionStore } from '../stores/conclusions.ts'
import { storedEventOf, withNames } from '../stores/events.ts'
import { meetingStore } from '../stores/meetings.ts'
import { loadOffice } from '../stores/office.ts'
import { officeChangeStore } from '../stores/office-changes.ts'
import { postAccountStore } from '../stores/post-accounts.ts'
import { settingsStore } from '../stores/settings.ts'
import { outboxReads } from './outbox.ts'
import { visibleTo } from './task-lines.ts'

const PAGE = 50

type AdministrationReads = Pick<
  Reads,
  | 'office'
  | 'mails'
  | 'mail'
  | 'mailCounts'
  | 'waitingNotices'
  | 'history'
  | 'historySeal'
  | 'mayOpen'
  | 'people'
  | 'officeChanges'
  | 'postAccounts'
  | 'calendarDays'
  | 'officeSettings'
>

export const administrationReads = (db: Kysely<Database>): AdministrationReads => ({
  ...outboxReads(db),
  office: () => loadOffice(db),

  async history(filter) {
    let query = db
      .selectFrom('events')
      .leftJoin('people', 'people.id', 'events.actor_id')
      .leftJoin('tasks', join =>
        join.onRef('tasks.id', '=', 'events.subject_id').on('events.subject_kind', '=', 'task'),
      )
      .leftJoin('meetings', join =>
        join.onRef('meetings.id', '=', 'events.subject_id').on('events.subject_kind', '=', 'meeting'),
      )
      .leftJoin('documents_from_above', join =>
        join.onRef('documents_from_above.id', '=', 'events.subject_id').on('events.subject_kind', '=', 'document'),
      )
      .selectAll('events')
      .select(['people.name as actor_name', 'tasks.title as task_title', 'meetings.title as meeting_title'])
      .select('documents_from_above.number as document_number')
      .orderBy('events.at', 'desc')
      .orderBy('events.id', 'desc')
    if (filter.subjectKind) query = query.where('events.subject_kind', '=', filter.subjectKind)
    if (filter.subjectId) query = query.where('events.subject_id', '=', filter.subjectId)
    if (filter.actorId) query = query.where('events.actor_id', '=', filter.actorId)
    if (filter.from) query = query.where('events.at', '>=', instantAt(filter.from, '00:00'))
    if (filter.to) query = query.where('events.at', '<', instantAt(filter.to, '24:00'))
    const cursor = filter.after?.split('|')
    if (cursor?.length === 2)
      query = query.where(e =>
        e.or([
          e('events.at', '<', cursor[0]!),
          e.and([e('events.at', '=', cursor[0]!), e('events.id', '<', cursor[1]!)]),
        ]),
      )
    const limit = filter.limit ?? PAGE
    const rows = await query.limit(limit + 1).execute()
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      lines: await withNames(
        db,
        page.map(r => ({
          ...storedEventOf(r),
          actorName: r.actor_name,
          subjectTitle: r.task_title ?? r.meeting_title ?? (r.document_number && `số ${r.document_number}`),
        })),
      ),
      next: rows.length > limit && last ? `${last.at}|${last.id}` : null,
    }
  },

  async historySeal() {
    const last = await db
      .selectFrom('event_anchors')
      .select(['day', 'at', 'hash'])
      .orderBy('day', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!last) return null
    const { n } = await db
      .selectFrom('event_anchors')
      .select(e => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    return { day: last.day as Day, at: last.at as Instant, hash: last.hash, days: Number(n) }
  },

  async mayOpen(viewer, subjects) {
    const idsOf = (kind: string) => [...new Set(subjects.filter(s => s.subjectKind === kind).map(s => s.subjectId))]
    const [taskIds, meetingIds] = [idsOf('task'), idsOf('meeting')]
    const tasks =
      taskIds.length === 0
        ? []
        : await db
            .selectFrom('tasks')
            .select('tasks.id')
            .where('tasks.id', 'in', taskIds)
            .where(visibleTo(viewer))
            .execute()
    const open = new Set(tasks.map(t => t.id))
    for (const id of meetingIds) {
      const meeting = await meetingStore(db).get(id)
      if (!meeting) continue
      const subject = meetingSubject(meeting, await conclusionStore(db).getByMeeting(id))
      if (can(viewer, 'meeting.view', subject)) open.add(id)
    }
    return open
  },

  async people(q) {
    const office = await loadOffice(db)
    let query = db
      .selectFrom('people')
      .select(['id', 'name', 'email', 'account', 'active', 'version'])
      .select(e => e('password_hash', 'is not', null).as('has_password'))
      .orderBy('name')
      .orderBy('id')
    for (const term of fold(q ?? '')
      .split(' ')
      .filter(Boolean))
      query = query.where('search_text', 'like', `%${term}%`)
    const people = await query.execute()
    const seen = await db
      .selectFrom('sessions')
      .select('person_id')
      .select(e => e.fn.max('seen_at').as('at'))
      .groupBy('person_id')
      .execute()
    const seenAt = new Map(seen.map(s => [s.person_id, s.at as Instant | null]))
    const unitName = new Map(office.units.map(u => [u.id, u.name]))
    return people.map<PersonLine>(p => ({
      id: p.id,
      name: p.name,
      email: p.email,
      account: p.account,
      active: p.active === 1,
      version: p.version,
      posts: office.posts
        .filter(x => x.personId === p.id)
        .map(x => ({ id: x.id, title: x.title, unitName: unitName.get(x.unitId) ?? '' })),
      lastSeenAt: seenAt.get(p.id) ?? null,
      hasPassword: Boolean(p.has_password),
    }))
  },

  async postAccounts() {
    const accounts = await postAccountStore(db).list()
    return accounts.map(({ passwordHash, ...a }) => ({ ...a, hasPassword: passwordHash !== null }))
  },

  officeChanges: () => officeChangeStore(db).list(),

  calendarDays: year => calendarStore(db).list(day(`${year}-01-01`), day(`${year}-12-31`)),

  async officeSettings() {
    const settings = settingsStore(db)
    return {
      name: (await settings.get<string>(OFFICE_NAME)) ?? '',
      place: (await settings.get<string>(OFFICE_PLACE)) ?? '',
      symbol: (await settings.get<string>(NOTICE_SYMBOL)) ?? 'TB-UBND',
      mailPaused: (await settings.get<boolean>(MAIL_PAUSED)) === true,
      isDemo: (await settings.get<boolean>(IS_DEMO)) === true,
    }
  },
})
