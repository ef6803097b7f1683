import { type Kysely, sql } from 'kysely'
import type { NoticeData } from '#app/domain/reminder/notice.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { OutboxNotice, OutboxState, OutboxStore, StoredNotice } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

/** Rows an insert takes at once: 15 columns each, well below SQLite's limit of bound values. */
const CHUNK = 200

export const outboxStore = (db: Kysely<Database>): OutboxStore => {
  const insert = async (notices: readonly OutboxNotice[], state: OutboxState, reason: string | null) => {
    const added: string[] = []
    // two steps that climbed to the same person: PostgreSQL updates no row twice in one statement
    const unique = [...new Map(notices.toReversed().map(n => [n.key, n])).values()].reverse()
    for (let i = 0; i < unique.length; i += CHUNK) {
      const rows = await db
        .insertInto('outbox')
        .values(unique.slice(i, i + CHUNK).map(n => rowOf(n, state, reason)))
        .onConflict(c =>
          c
            .column('key')
            .doUpdateSet(e => ({
              state: e.ref('excluded.state'),
              state_reason: e.ref('excluded.state_reason'),
              planned_at: e.ref('excluded.planned_at'),
              due_at: e.ref('excluded.due_at'),
              data: e.ref('excluded.data'),
              email: e.ref('excluded.email'),
              mail_id: null,
            }))
            .where(e =>
              e.or([
                e.and([
                  e('outbox.state', 'in', ['waiting', 'skipped']),
                  e('outbox.mail_id', 'is', null),
                  e('outbox.due_at', '>', e.ref('excluded.due_at')),
                ]),
                // left out of its mail by the second look, and right again
                e.and([
                  e('outbox.state', '=', 'skipped'),
                  e('outbox.mail_id', 'is not', null),
                  e('excluded.state', '=', 'waiting'),
                ]),
              ]),
            ),
        )
        .returning('key')
        .execute()
      added.push(...rows.map(r => r.key))
    }
    return added
  }
  const waiting = (dueBy: Instant, aloneOnly: boolean) => {
    const query = db.selectFrom('outbox').where('state', '=', 'waiting').where('due_at', '<=', dueBy)
    return aloneOnly ? query.where('alone', '=', 1) : query
  }

  /** A row that makes no sense is set aside, so that all others go. */
  const readable = async (rows: readonly Database['outbox'][]): Promise<StoredNotice[]> => {
    const found: StoredNotice[] = []
    for (const row of rows) {
      try {
        found.push(noticeOf(row))
      } catch {
        await db
          .updateTable('outbox')
          .set({ state: 'failed', state_reason: 'Dòng nhắc việc không đọc được' })
          .where('id', '=', row.id)
          .execute()
      }
    }
    return found
  }

  return {
    add: notices => insert(notices, 'waiting', null),
    tell: notices => insert(notices, 'told', null),
    addSkipped: (notices, reason) => insert(notices, 'skipped', reason),
    async withdraw(ids) {
      for (let i = 0; i < ids.length; i += CHUNK)
        await db
          .deleteFrom('outbox')
          .where('id', 'in', ids.slice(i, i + CHUNK))
          .where('state', '=', 'waiting')
          .where('mail_id', 'is', null)
          .execute()
    },
    async known(keys, dueAt) {
      const found = new Set<string>()
      for (let i = 0; i < keys.length; i += CHUNK) {
        const rows = await db
          .selectFrom('outbox')
          .select('key')
          .where('key', 'in', keys.slice(i, i + CHUNK))
          .where(e =>
            e.or([
              e.and([e('due_at', '<=', dueAt), e('mail_id', 'is', null)]),
              e('state', 'not in', ['waiting', 'skipped']),
            ]),
          )
          .execute()
        for (const r of rows) found.add(r.key)
      }
      return found
    },
    async peopleWaiting(dueBy, limit, { aloneOnly }) {
      const rows = await waiting(dueBy, aloneOnly)
        .select(['person_id', eb => eb.fn.min('due_at').as('first')])
        .groupBy('person_id')
        .orderBy('first')
        .orderBy('person_id')
        .limit(limit)
        .execute()
      return rows.map(r => r.person_id)
    },
    async waitingOf(personIds, dueBy, { aloneOnly }) {
      if (personIds.length === 0) return []
      const rows = await waiting(dueBy, aloneOnly)
        .selectAll()
        .where('person_id', 'in', [...personIds])
        .orderBy('due_at')
        .orderBy('id')
        .execute()
      return readable(rows)
    },
    async claim(wanted) {
      const got: { id: string; mailId: string }[] = []
      for (let i = 0; i < wanted.length; i += CHUNK) {
        const pairs = wanted.slice(i, i + CHUNK).map(w => sql`(${w.id}, ${w.mailId})`)
        // both databases call the columns of a list of values column1, column2, …
        const { rows } = await sql<{ id: string; mailId: string }>`
          update outbox set state = 'claimed', mail_id = v.column2
          from (values ${sql.join(pairs)}) as v
          where outbox.id = v.column1 and outbox.state = 'waiting'
          returning outbox.id as id, outbox.mail_id as ${sql.id('mailId')}`.execute(db)
        got.push(...rows)
      }
      return got
    },
    async ofMails(mailIds) {
      if (mailIds.length === 0) return []
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
        .where('mail_id', 'in', [...mailIds])
        .orderBy('id')
        .execute()
      return readable(rows)
    },
    async settle(ids, state, reason) {
      if (ids.length === 0) return
      await db
        .updateTable('outbox')
        .set({ state, state_reason: reason })
        .where('id', 'in', [...ids])
        .execute()
    },
    async markRead(personId, noticeId, at) {
      const own = await db
        .selectFrom('outbox')
        .select(['task_id', 'due_at'])
        .where('id', '=', noticeId)
        .where('person_id', '=', personId)
        .executeTakeFirst()
      if (!own) return
      await db
        .updateTable('outbox')
        .set({ read_at: at })
        .where('person_id', '=', personId)
        .where('read_at', 'is', null)
        .where(e =>
          own.task_id === null
            ? e('id', '=', noticeId)
            : e.and([e('task_id', '=', own.task_id), e('due_at', '<=', own.due_at)]),
        )
        .execute()
    },
    async reclaimFailed(mailIds, passedOn) {
      if (mailIds.length === 0) return
      const rows = await db
        .selectFrom('outbox')
        .select(['id', 'data', 'state_reason'])
        .where('mail_id', 'in', [...mailIds])
        .where('state', '=', 'failed')
        .execute()
      for (const r of rows) {
        const data = JSON.parse(r.data) as NoticeData
        const went = r.state_reason?.endsWith(passedOn) || data.passedOn
        await db
          .updateTable('outbox')
          .set({
            state: 'claimed',
            state_reason: null,
            data: JSON.stringify(went ? { ...data, passedOn: true } : data),
          })
          .where('id', '=', r.id)
          .execute()
      }
    },
    async peopleOfStep({ taskId, rule, step, occurrence }) {
      const query = db
        .selectFrom('outbox')
        .select('person_id')
        .where('rule', '=', rule)
        .where('step', '=', step)
        .where('occurrence', '=', occurrence)
      const rows = await (taskId === null
        ? query.where('task_id', 'is', null)
        : query.where('task_id', '=', taskId)
      ).execute()
      return [...new Set(rows.map(r => r.person_id))]
    },
    async count(states) {
      const row = await db
        .selectFrom('outbox')
        .select(eb => eb.fn.countAll<number>().as('n'))
        .where('state', 'in', [...states])
        .executeTakeFirstOrThrow()
      return Number(row.n)
    },
  }
}

const rowOf = (n: OutboxNotice, state: OutboxState, reason: string | null) => ({
  id: n.id,
  key: n.key,
  task_id: n.taskId,
  rule: n.rule,
  step: n.step,
  occurrence: n.occurrence,
  person_id: n.personId,
  email: n.email,
  alone: n.alone ? (1 as const) : (0 as const),
  planned_at: n.plannedAt,
  due_at: n.dueAt,
  state,
  state_reason: reason,
  data: JSON.stringify(n.data),
  mail_id: null,
})

const noticeOf = (r: Database['outbox']): StoredNotice => ({
  id: r.id,
  key: r.key,
  taskId: r.task_id,
  rule: r.rule,
  step: r.step,
  occurrence: r.occurrence,
  personId: r.person_id,
  email: r.email,
  alone: r.alone === 1,
  plannedAt: r.planned_at as Instant,
  dueAt: r.due_at as Instant,
  state: r.state as OutboxState,
  data: JSON.parse(r.data) as NoticeData,
  mailId: r.mail_id,
})
