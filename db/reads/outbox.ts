import type { Kysely } from 'kysely'
import type { Instant } from '#app/domain/shared/instant.ts'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import type { MailLine, Reads } from '#app/features/reads.ts'
import type { Database } from '../schema.ts'

const PAGE = 50

type OutboxReads = Pick<Reads, 'mails' | 'mail' | 'mailCounts' | 'waitingNotices'>

export const outboxReads = (db: Kysely<Database>): OutboxReads => ({
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
      .leftJoin('letters', 'letters.mail_id', 'mails.id')
      .select(['letters.text', 'letters.html', 'mails.message_id'])
      .where('mails.id', '=', id)
      .executeTakeFirst()
    if (!row) return null
    const { text, html, message_id: messageId } = row
    return { ...mailLine(row, await noticeCounts(db, [id])), text: text ?? '', html: html ?? '', messageId }
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
