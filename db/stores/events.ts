import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { addDays, type Day } from '#app/domain/shared/day.ts'
import { dayOfInstant, type Instant } from '#app/domain/shared/instant.ts'
import type { EventStore, NewEvent, StoredEvent, SubjectKind } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

/**
 * The history: one chain of hashes a subject, its head kept beside it. A changed row breaks its own hash, a missing
 * one breaks the next, a cut-off tail disagrees with the head – and a head that was cut as well disagrees with the
 * daily anchor (audit.ts).
 */
export const eventStore = (db: Kysely<Database>): EventStore => ({
  async append(event, id) {
    const head = await db
      .selectFrom('event_heads')
      .select(['seq', 'hash'])
      .where('subject_kind', '=', event.subjectKind)
      .where('subject_id', '=', event.subjectId)
      .executeTakeFirst()
    const seq = (head?.seq ?? 0) + 1
    const prevHash = head?.hash ?? ''
    const data = JSON.stringify(await withoutNames(db, event, id))
    const sealed = await db
      .selectFrom('event_anchors')
      .select(e => e.fn.max('day').as('day'))
      .executeTakeFirst()
    const ownDay = dayOfInstant(event.at)
    // a clock that was set back must not write into a day that is sealed
    const anchorDay = sealed?.day && sealed.day >= ownDay ? addDays(sealed.day as Day, 1) : ownDay
    const hash = hashOf({ ...event, seq, data, prevHash })
    await db
      .insertInto('events')
      .values({
        id,
        subject_kind: event.subjectKind,
        subject_id: event.subjectId,
        seq,
        at: event.at,
        anchor_day: anchorDay,
        actor_id: event.actorId,
        actor_title: event.actorTitle,
        kind: event.data.kind,
        data,
        prev_hash: prevHash,
        hash,
        origin: event.origin ?? null,
      })
      .execute()
    if (head) {
      await db
        .updateTable('event_heads')
        .set({ seq, hash })
        .where('subject_kind', '=', event.subjectKind)
        .where('subject_id', '=', event.subjectId)
        .execute()
    } else {
      await db
        .insertInto('event_heads')
        .values({ subject_kind: event.subjectKind, subject_id: event.subjectId, seq, hash })
        .execute()
    }
  },
  async list(subjectKind, subjectId) {
    const rows = await db
      .selectFrom('events')
      .selectAll()
      .where('subject_kind', '=', subjectKind)
      .where('subject_id', '=', subjectId)
      .orderBy('seq')
      .execute()
    return withNames(db, rows.map(storedEventOf))
  },
  async hasReason(kind, code) {
    const row = await db
      .selectFrom('events')
      .select('id')
      .where('subject_kind', '=', 'task')
      .where('kind', '=', kind)
      // a quotation mark inside a text is escaped there: this is the field and nothing else
      .where('data', 'like', `%"code":${JSON.stringify(code)}%`)
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  },
  async unanchoredDays(today) {
    const sealed = await db
      .selectFrom('event_anchors')
      .select(e => e.fn.max('day').as('day'))
      .executeTakeFirst()
    const rows = await db
      .selectFrom('events')
      .select('anchor_day')
      .distinct()
      .where('anchor_day', '<', today)
      .where('anchor_day', '>', sealed?.day ?? '')
      .orderBy('anchor_day')
      .execute()
    return rows.map(r => r.anchor_day as Day)
  },
  async anchor(day, at) {
    const before = await db
      .selectFrom('event_anchors')
      .select('hash')
      .where('day', '<', day)
      .orderBy('day', 'desc')
      .limit(1)
      .executeTakeFirst()
    const rows = await db
      .selectFrom('events')
      .select(['id', 'hash'])
      .where('anchor_day', '=', day)
      .orderBy('id')
      .execute()
    const anchor = { day, at, events: rows.length, hash: anchorHash(before?.hash ?? '', day, rows) }
    await db
      .insertInto('event_anchors')
      .values(anchor)
      .onConflict(c => c.column('day').doNothing())
      .execute()
    return anchor
  },
})

/** What an event of a person must not seal: it would stand there for good. */
const PERSONAL = new Set(['name', 'email', 'account', 'phone'])
type Tree = Record<string, unknown>

/** The names of a person beside the sealed row, and in the row only where they are: they may be blotted out later. */
async function withoutNames(db: Kysely<Database>, event: NewEvent, id: string): Promise<unknown> {
  if (event.subjectKind !== 'person') return event.data
  const values: Database['personal_values'][] = []
  const seal = (node: Tree): Tree =>
    Object.fromEntries(
      Object.entries(node).map(([key, value]) => {
        if (typeof value === 'object' && value !== null && !Array.isArray(value)) return [key, seal(value as Tree)]
        if (!PERSONAL.has(key) || typeof value !== 'string') return [key, value]
        const ref = `${id}.${values.length + 1}`
        values.push({ id: ref, person_id: event.subjectId, value })
        return [key, { personal: ref }]
      }),
    )
  const sealed = seal(event.data as Tree)
  if (values.length > 0) await db.insertInto('personal_values').values(values).execute()
  return sealed
}

/** Histories of people as they are read: with the names, or with what was put in their place. */
export async function withNames<E extends StoredEvent>(db: Kysely<Database>, events: E[]): Promise<E[]> {
  const people = [...new Set(events.flatMap(e => (e.subjectKind === 'person' ? [e.subjectId] : [])))]
  if (people.length === 0) return events
  const rows = await db.selectFrom('personal_values').select(['id', 'value']).where('person_id', 'in', people).execute()
  const values = new Map(rows.map(r => [r.id, r.value]))
  const open = (node: unknown): unknown => {
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return node
    const { personal } = node as Tree
    if (typeof personal === 'string') return values.get(personal) ?? null
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, open(value)]))
  }
  return events.map(e => (e.subjectKind === 'person' ? { ...e, data: open(e.data) as E['data'] } : e))
}

/** Whether one chain is as it was written: every hash right, each resting on the one before, the last one the head's. */
export function isIntact(
  rows: readonly Database['events'][],
  head: { seq: number; hash: string } | null | undefined,
): boolean {
  let last = { seq: 0, hash: '' }
  for (const row of [...rows].sort((a, b) => a.seq - b.seq)) {
    if (row.seq !== last.seq + 1 || row.prev_hash !== last.hash) return false
    if (hashOf({ ...storedEventOf(row), data: row.data }) !== row.hash) return false
    last = row
  }
  return head !== null && head !== undefined && head.seq === last.seq && head.hash === last.hash
}

/** Over the day before and every event of the day, by id. */
export const anchorHash = (previous: string, day: string, events: readonly { id: string; hash: string }[]): string =>
  createHash('sha256')
    .update(JSON.stringify([previous, day, events.map(e => [e.id, e.hash])]))
    .digest('hex')

export const storedEventOf = (r: Database['events']): StoredEvent => ({
  id: r.id,
  subjectKind: r.subject_kind as SubjectKind,
  subjectId: r.subject_id,
  seq: r.seq,
  at: r.at as Instant,
  actorId: r.actor_id,
  actorTitle: r.actor_title,
  data: JSON.parse(r.data) as StoredEvent['data'],
  prevHash: r.prev_hash,
  hash: r.hash,
  origin: r.origin,
})

/**
 * SHA-256 over every field in a fixed order; JSON strings keep the boundaries between them unambiguous. Where a change
 * came from joined later: a row without it is hashed as it always was.
 */
export const hashOf = (
  e: Pick<NewEvent, 'subjectKind' | 'subjectId' | 'at' | 'actorId' | 'actorTitle' | 'origin'> & {
    seq: number
    data: string
    prevHash: string
  },
): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        e.prevHash,
        e.subjectKind,
        e.subjectId,
        e.seq,
        e.at,
        e.actorId,
        e.actorTitle,
        e.data,
        ...(e.origin ? [e.origin] : []),
      ]),
    )
    .digest('hex')
