import type { Kysely } from 'kysely'
import { can } from '#app/domain/access/can.ts'
import { day } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import { instantAt } from '#app/domain/shared/instant.ts'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import { meetingSubject } from '#app/features/meetings/meeting-subject.ts'
import type { MailLine, PersonLine, Reads } from '#app/features/reads.ts'
import { IS_DEMO, MAIL_PAUSED, NOTICE_SYMBOL, OFFICE_NAME, OFFICE_PLACE } from '#app/features/settings.ts'
import type { Database } from '../schema.ts'
import { calendarStore } from '../stores/calendar.ts'
import { conclusionStore } from '../stores/conclusions.ts'
import { storedEventOf } from '../stores/events.ts'
import { meetingStore } from '../stores/meetings.ts'
import { loadOffice } from '../stores/office.ts'
import { settingsStore } from '../stores/settings.ts'
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
  | 'mayOpen'
  | 'people'
  | 'calendarDays'
  | 'officeSettings'
>

export const administrationReads = (db: Kysely<Database>): AdministrationReads => ({
  office: () => loadOffice(db),

  async mails(filter) {
    let query = selectMails(db).orderBy('mails.created_at', 'desc').orderBy('mails.id', 'desc')
    if (filter.state) query = query.where('mails.state', '=', filter.state)
    const terms = (filter.q ?? '').trim().split(/\s+/).filter(Boolean)
    const folded = terms.flatMap(term => fold(term).split(' ')).filter(Boolean)
    if (terms.length > 0)
      query = query.where(e => {
        const toWhom = terms.map(term =>
          e.or([
            e(e.fn<string>('lower', ['mails.email']), 'like', `%${literal(term.toLowerCase())}%`),
            e('mails.subject', 'like', `%${literal(term)}%`),
            ...fold(term)
              .split(' ')
              .filter(Boolean)
              .map(word => e('people.search_text', 'like', `%${word}%`)),
          ]),
        )
        if (folded.length === 0) return e.and(toWhom)
        // mails about a task: "who was told of it"
        let about = e
          .selectFrom('outbox')
          .innerJoin('tasks', 'tasks.id', 'outbox.task_id')
          .select('outbox.mail_id')
          .where('outbox.mail_id', 'is not', null)
        for (const word of folded) about = about.where('tasks.search_text', 'like', `%${word}%`)
        return e.or([e.and(toWhom), e('mails.id', 'in', about)])
      })
    const cursor = filter.after?.split('|')
    if (cursor?.length === 2)
      query = query.where(e =>
        e.or([
          e('mails.created_at', '<', cursor[0]!),
          e.and([e('mails.created_at', '=', cursor[0]!), e('mails.id', '<', cursor[1]!)]),
        ]),
      )
    const limit = filter.limit ?? PAGE
    const rows = await query.limit(limit + 1).execute()
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const counts = await noticeCounts(
      db,
      page.map(r => r.id),
    )
    return {
      lines: page.map(r => mailLine(r, counts)),
      next: rows.length > limit && last ? `${last.created_at}|${last.id}` : null,
    }
  },

  async mail(id) {
    const row = await selectMails(db)
      .select(['mails.text', 'mails.html', 'mails.message_id'])
      .where('mails.id', '=', id)
      .executeTakeFirst()
    if (!row) return null
    return { ...mailLine(row, await noticeCounts(db, [id])), text: row.text, html: row.html, messageId: row.message_id }
  },

  async mailCounts() {
    const rows = await db
      .selectFrom('mails')
      .select('state')
      .select(e => e.fn.countAll<number>().as('n'))
      .groupBy('state')
      .execute()
    const waiting = await db
      .selectFrom('outbox')
      .select(e => e.fn.countAll<number>().as('n'))
      .where('state', '=', 'waiting')
      .executeTakeFirstOrThrow()
    return { mails: Object.fromEntries(rows.map(r => [r.state, Number(r.n)])), waiting: Number(waiting.n) }
  },

  async waitingNotices(limit) {
    const rows = await db
      .selectFrom('outbox')
      .leftJoin('people', 'people.id', 'outbox.person_id')
      .leftJoin('tasks', 'tasks.id', 'outbox.task_id')
      .select([
        'outbox.id',
        'outbox.step',
        'outbox.email',
        'outbox.due_at',
        'outbox.state',
        'outbox.state_reason',
        'people.name',
        'tasks.title',
      ])
      .where('outbox.state', 'in', ['waiting', 'failed'])
      .orderBy('outbox.due_at')
      .orderBy('outbox.id')
      .limit(limit)
      .execute()
    return rows.map(r => ({
      id: r.id,
      step: r.step,
      taskTitle: r.title,
      personName: r.name ?? '',
      email: r.email,
      dueAt: r.due_at as Instant,
      state: r.state,
      reason: r.state_reason,
    }))
  },

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
      .selectAll('events')
      .select(['people.name as actor_name', 'tasks.title as task_title', 'meetings.title as meeting_title'])
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
      lines: page.map(r => ({
        ...storedEventOf(r),
        actorName: r.actor_name,
        subjectTitle: r.task_title ?? r.meeting_title,
      })),
      next: rows.length > limit && last ? `${last.at}|${last.id}` : null,
    }
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

/** `%` and `_` would be wildcards: dropped. */
const literal = (term: string): string => term.replace(/[%_\\]/g, '')

const selectMails = (db: Kysely<Database>) =>
  db
    .selectFrom('mails')
    .leftJoin('people', 'people.id', 'mails.person_id')
    .select([
      'mails.id',
      'mails.email',
      'mails.subject',
      'mails.state',
      'mails.created_at',
      'mails.sent_at',
      'mails.attempts',
      'mails.last_error',
      'people.name',
    ])

type MailRow = {
  id: string
  email: string
  subject: string
  state: string
  created_at: string
  sent_at: string | null
  attempts: number
  last_error: string | null
  name: string | null
}

const mailLine = (r: MailRow, counts: Map<string, number>): MailLine => ({
  id: r.id,
  to: r.email,
  personName: r.name,
  subject: r.subject,
  state: r.state,
  createdAt: r.created_at as Instant,
  sentAt: r.sent_at as Instant | null,
  attempts: r.attempts,
  lastError: r.last_error,
  notices: counts.get(r.id) ?? 0,
})

async function noticeCounts(db: Kysely<Database>, mailIds: string[]): Promise<Map<string, number>> {
  if (mailIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('outbox')
    .select('mail_id')
    .select(e => e.fn.countAll<number>().as('n'))
    .where('mail_id', 'in', mailIds)
    .groupBy('mail_id')
    .execute()
  return new Map(rows.map(r => [r.mail_id!, Number(r.n)]))
}
