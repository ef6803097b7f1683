import { type Kysely, sql } from 'kysely'
import type { Actor } from '#app/domain/access/actor.ts'
import type { Against } from '#app/domain/scoring/criteria.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { type Instant, instantAt } from '#app/domain/shared/instant.ts'
import {
  ENDS_A_REQUEST,
  extensionEntries,
  LEDGER_OUTCOMES,
  type LedgerEntry,
  type LedgerOutcome,
} from '#app/domain/task/extension-ledger.ts'
import type { Standing } from '#app/domain/task/standing.ts'
import type { TaskEventData } from '#app/domain/task/task.ts'
import type { JudgedCount, LedgerFilter, LedgerLine, LedgerPage, Reads } from '#app/features/reads.ts'
import type { Database } from '../schema.ts'
import { hasStanding, type LineRow, lineOf, matches, selectLines, type TaskWhere, visibleTo } from './task-lines.ts'

const PAGE = 50

export const extensionReads = (db: Kysely<Database>): Pick<Reads, 'extensionLedger'> => ({
  async extensionLedger(viewer, filter, today): Promise<LedgerPage> {
    const limit = Math.min(filter.limit ?? PAGE, 1000)
    const page = await pageOf(db, viewer, filter, today, limit)
    const rows = page.slice(0, limit)
    const last = rows.at(-1)
    return {
      lines: await linesOf(db, rows, today),
      next: page.length > limit && last ? `${last.at}|${last.id}` : null,
      counts: await countsOf(db, viewer, filter, today),
      rates: {
        due: await judged(db, viewer, filter, today, 'due'),
        original: await judged(db, viewer, filter, today, 'original'),
      },
    }
  },
})

/**
 * One row an entry of the ledger: the request, or the day moved unasked, with what the first event after it made of it.
 * The kinds are written out, so that both databases see that the index of these rows is enough.
 */
function entries(db: Kysely<Database>, viewer: Actor, filter: LedgerFilter, today: Day) {
  const tasks = db
    .selectFrom('tasks')
    .select('tasks.id')
    .where(visibleTo(viewer))
    // what a unit handed on is its own business: no figure of the office counts it
    .where(matches({ q: filter.q, unitId: filter.unitId, parts: false }, today))
  const ended = sql<string | null>`(
    select d.kind from events d
    where d.subject_kind = 'task' and d.subject_id = e.subject_id and d.seq > e.seq
      and (d.kind in (${sql.join(ENDS_A_REQUEST.map(k => sql.lit(k)))})
        or (d.kind = 'amended' and d.data like '%"due":{%'))
    order by d.seq limit 1)`
  const outcome = sql<LedgerOutcome>`case
    when e.kind = 'extended' then 'unasked'
    else case ${ended}
      when 'extended' then 'granted'
      when 'extension-refused' then 'refused'
      else (case when ${ended} is null then 'waiting' else 'lapsed' end) end end`
  let query = db
    .selectFrom('events as e')
    .select(['e.id', 'e.at', 'e.subject_id as task_id', outcome.as('outcome')])
    .select(sql<number>`case when e.data like '%"late":true%' then 1 else 0 end`.as('late'))
    .where(sql<boolean>`e.kind in ('extension-asked', 'extended')`)
    .where('e.subject_kind', '=', 'task')
    // an extension that answers a request is part of that request's row
    .where(e => e.or([e('e.kind', '=', 'extension-asked'), e('e.data', 'like', '%"asked":false%')]))
    .where('e.subject_id', 'in', tasks)
  if (filter.from) query = query.where('e.at', '>=', instantAt(filter.from, '00:00'))
  if (filter.to) query = query.where('e.at', '<', instantAt(filter.to, '24:00'))
  if (filter.code) query = query.where('e.data', 'like', `%"code":${JSON.stringify(filter.code)}%`)
  return query
}

async function pageOf(db: Kysely<Database>, viewer: Actor, filter: LedgerFilter, today: Day, limit: number) {
  let query = db.selectFrom(entries(db, viewer, filter, today).as('x')).select(['x.id', 'x.at', 'x.task_id'])
  if (filter.outcome) query = query.where('x.outcome', '=', filter.outcome)
  if (filter.asked) query = query.where('x.outcome', '!=', 'unasked')
  if (filter.late) query = query.where('x.late', '=', 1)
  const cursor = filter.after?.split('|')
  if (cursor?.length === 2)
    query = query.where(e =>
      e.or([e('x.at', '<', cursor[0]!), e.and([e('x.at', '=', cursor[0]!), e('x.id', '<', cursor[1]!)])]),
    )
  return query
    .orderBy('x.at', 'desc')
    .orderBy('x.id', 'desc')
    .limit(limit + 1)
    .execute()
}

/** Of all that the days, the unit and the words leave, whatever outcome is looked at. */
async function countsOf(db: Kysely<Database>, viewer: Actor, filter: LedgerFilter, today: Day) {
  const rows = await db
    .selectFrom(entries(db, viewer, filter, today).as('x'))
    .select(['x.outcome', 'x.late'])
    .select(e => e.fn.countAll<number>().as('n'))
    .groupBy(['x.outcome', 'x.late'])
    .execute()
  const counts = { ...Object.fromEntries(LEDGER_OUTCOMES.map(o => [o, 0])), late: 0 } as LedgerPage['counts']
  for (const r of rows) {
    counts[r.outcome] += Number(r.n)
    if (Number(r.late) === 1) counts.late += Number(r.n)
  }
  return counts
}

async function judged(
  db: Kysely<Database>,
  viewer: Actor,
  { unitId, from, to }: LedgerFilter,
  today: Day,
  against: Against,
): Promise<JudgedCount> {
  const sum = (e: TaskWhere, standing: Standing) =>
    e.fn.sum<number>(
      e
        .case()
        .when(hasStanding(standing, today, against)(e))
        .then(1)
        .else(0)
        .end(),
    )
  const row = await db
    .selectFrom('tasks')
    .select(e => [sum(e, 'done-on-time').as('onTime'), sum(e, 'done-late').as('late'), sum(e, 'overdue').as('overdue')])
    .where(visibleTo(viewer))
    .where(matches({ unitId, originalFrom: from, originalTo: to, parts: false }, today))
    .executeTakeFirstOrThrow()
  return { onTime: Number(row.onTime ?? 0), late: Number(row.late ?? 0), overdue: Number(row.overdue ?? 0) }
}

/** What a line says comes from the fold of the task's history, as everything else does. */
async function linesOf(
  db: Kysely<Database>,
  rows: readonly { id: string; task_id: string }[],
  today: Day,
): Promise<LedgerLine[]> {
  if (rows.length === 0) return []
  const ids = [...new Set(rows.map(r => r.task_id))]
  const events = await db
    .selectFrom('events')
    .select(['id', 'subject_id', 'at', 'actor_id', 'data'])
    .where('subject_kind', '=', 'task')
    .where('subject_id', 'in', ids)
    .orderBy('subject_id')
    .orderBy('seq')
    .execute()
  const histories = new Map<string, { id: string; at: Instant; actorId: string | null; data: TaskEventData }[]>()
  for (const { id, subject_id, at, actor_id, data } of events) {
    const own = histories.get(subject_id) ?? []
    own.push({ id, at: at as Instant, actorId: actor_id, data: JSON.parse(data) as TaskEventData })
    histories.set(subject_id, own)
  }
  const found = new Map<string, LedgerEntry>()
  for (const [taskId, history] of histories) for (const e of extensionEntries(taskId, history)) found.set(e.id, e)
  const tasks = new Map<string, LineRow & { id: string }>()
  for (const t of await selectLines(db).select('tasks.id').where('tasks.id', 'in', ids).execute()) tasks.set(t.id, t)
  const units = new Map((await db.selectFrom('units').select(['id', 'name']).execute()).map(u => [u.id, u.name]))
  const people = new Map((await db.selectFrom('people').select(['id', 'name']).execute()).map(p => [p.id, p.name]))
  const nameOf = (id: string | null | undefined) => (id ? (people.get(id) ?? null) : null)
  return rows.flatMap(r => {
    const [entry, row] = [found.get(r.id), tasks.get(r.task_id)]
    if (!entry || !row) return []
    const { path, title, meetingTitle, state, due } = lineOf(row, today)
    return [
      {
        ...entry,
        path,
        title,
        meetingTitle,
        state,
        due,
        unitName: units.get(entry.unitId) ?? '',
        askedByName: nameOf(entry.asked?.by),
        decidedByName: nameOf(entry.decided?.by),
      },
    ]
  })
}
