import { isDeepStrictEqual } from 'node:util'
import type { Kysely } from 'kysely'
import type { Instant } from '#app/domain/shared/instant.ts'
import { evolve, type Task, type TaskEventData } from '#app/domain/task/task.ts'
import type { Audit, AuditReport } from '#app/features/ports.ts'
import type { Database } from './schema.ts'
import { noticeDigest, noticeOf } from './stores/conclusions.ts'
import { anchorHash, hashOf, storedEventOf } from './stores/events.ts'
import { taskOf } from './stores/tasks.ts'

const PAGE = 5_000
/** Enough to see what happened; a table that was emptied would name every row. */
const PROBLEMS_MAX = 200

/** Reads the whole history once and says what does not fit: changed, missing or cut-off rows. */
export const auditOn = (db: Kysely<Database>): Audit => ({
  async verify() {
    const report: AuditReport = { events: 0, subjects: 0, anchors: 0, tasks: 0, problems: [] }
    const problem = (text: string) => {
      if (report.problems.length < PROBLEMS_MAX) report.problems.push(text)
    }
    const tasks = await verifyChains(db, report, problem)
    await verifyTasks(db, tasks, report, problem)
    await verifyAnchors(db, report, problem)
    await verifyNotices(db, problem)
    return report
  },
})

type Say = (text: string) => void

/** Every subject: sequence without gaps, each hash right and resting on the one before, the head at the last one. */
async function verifyChains(db: Kysely<Database>, report: AuditReport, problem: Say): Promise<Map<string, Task>> {
  const heads = new Map<string, { seq: number; hash: string }>()
  for (const h of await db.selectFrom('event_heads').selectAll().execute())
    heads.set(`${h.subject_kind} ${h.subject_id}`, h)
  const tasks = new Map<string, Task>()
  let subject = ''
  let last = { seq: 0, hash: '' }
  const endOf = (name: string) => {
    if (name === '') return
    report.subjects += 1
    const head = heads.get(name)
    heads.delete(name)
    if (!head) problem(`${name}: không có dòng đầu chuỗi (event_heads)`)
    else if (head.seq > last.seq) problem(`${name}: đuôi bị cắt, có ${last.seq} dòng trong khi phải có ${head.seq}`)
    else if (head.seq < last.seq || head.hash !== last.hash) problem(`${name}: dòng cuối không khớp với đầu chuỗi`)
  }
  for await (const row of eachEvent(db)) {
    report.events += 1
    const name = `${row.subject_kind} ${row.subject_id}`
    if (name !== subject) {
      endOf(subject)
      subject = name
      last = { seq: 0, hash: '' }
    }
    if (row.seq !== last.seq + 1)
      problem(`${name}: thiếu dòng ${last.seq + 1}${row.seq > last.seq + 2 ? `–${row.seq - 1}` : ''}`)
    else if (row.prev_hash !== last.hash) problem(`${name}: dòng ${row.seq} không nối vào dòng trước`)
    const event = storedEventOf(row)
    if (hashOf({ ...event, data: row.data }) !== row.hash || row.kind !== event.data.kind)
      problem(`${name}: dòng ${row.seq} (${row.at}) đã bị sửa`)
    last = { seq: row.seq, hash: row.hash }
    if (row.subject_kind === 'task') {
      try {
        const was = tasks.get(row.subject_id) ?? null
        tasks.set(
          row.subject_id,
          evolve(row.subject_id, was, {
            at: row.at as Instant,
            actorId: row.actor_id,
            data: event.data as TaskEventData,
          }),
        )
      } catch {
        problem(`${name}: dòng ${row.seq} không dựng lại được`)
      }
    }
  }
  endOf(subject)
  for (const [name, head] of heads) problem(`${name}: mất toàn bộ ${head.seq} dòng`)
  return tasks
}

/** What the lists show is what the history says. */
async function verifyTasks(
  db: Kysely<Database>,
  replayed: Map<string, Task>,
  report: AuditReport,
  problem: Say,
): Promise<void> {
  let after = ''
  for (;;) {
    const rows = await db
      .selectFrom('tasks')
      .select(['id', 'aggregate', 'state', 'due', 'unit_id'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute()
    for (const row of rows) {
      report.tasks += 1
      const task = replayed.get(row.id)
      const stored = taskOf(row)
      if (!task) problem(`task ${row.id}: không có lịch sử`)
      else if (
        !isDeepStrictEqual(JSON.parse(JSON.stringify(task)), stored) ||
        row.state !== task.state ||
        row.due !== task.due ||
        row.unit_id !== task.unitId
      )
        problem(`task ${row.id}: dữ liệu hiện tại khác với lịch sử`)
      replayed.delete(row.id)
    }
    if (rows.length < PAGE) break
    after = rows.at(-1)!.id
  }
  for (const id of replayed.keys()) problem(`task ${id}: có lịch sử nhưng mất nhiệm vụ`)
}

/** The daily seals: an event added to, changed in or taken from a sealed day shows, whatever was done to the heads. */
async function verifyAnchors(db: Kysely<Database>, report: AuditReport, problem: Say): Promise<void> {
  const anchors = await db.selectFrom('event_anchors').selectAll().orderBy('day').execute()
  let previous = ''
  for (const anchor of anchors) {
    report.anchors += 1
    const rows = await db
      .selectFrom('events')
      .select(['id', 'hash'])
      .where('anchor_day', '=', anchor.day)
      .orderBy('id')
      .execute()
    if (rows.length !== anchor.events)
      problem(`ngày ${anchor.day}: có ${rows.length} dòng trong khi đã niêm phong ${anchor.events}`)
    else if (anchorHash(previous, anchor.day, rows) !== anchor.hash)
      problem(`ngày ${anchor.day}: dấu niêm phong không khớp`)
    previous = anchor.hash
  }
  const last = anchors.at(-1)
  if (!last) return
  const sealed = new Set(anchors.map(a => a.day))
  const strays = await db
    .selectFrom('events')
    .select('anchor_day')
    .distinct()
    .where('anchor_day', '<=', last.day)
    .execute()
  for (const { anchor_day } of strays)
    if (!sealed.has(anchor_day)) problem(`ngày ${anchor_day}: có dòng nhưng mất dấu niêm phong`)
}

/** An issued notice is what was issued. */
async function verifyNotices(db: Kysely<Database>, problem: Say): Promise<void> {
  for (const row of await db.selectFrom('conclusion_notices').selectAll().orderBy('id').execute()) {
    const notice = noticeOf(row)
    if (noticeDigest(notice) !== notice.sha256)
      problem(`thông báo ${row.number}/${row.symbol} năm ${row.year}: nội dung đã ban hành bị sửa`)
  }
}

/** In the order of the chains, a page at a time. */
async function* eachEvent(db: Kysely<Database>): AsyncGenerator<Database['events']> {
  let at = { kind: '', id: '', seq: 0 }
  for (;;) {
    const rows = await db
      .selectFrom('events')
      .selectAll()
      .where(e =>
        e.or([
          e('subject_kind', '>', at.kind),
          e.and([e('subject_kind', '=', at.kind), e('subject_id', '>', at.id)]),
          e.and([e('subject_kind', '=', at.kind), e('subject_id', '=', at.id), e('seq', '>', at.seq)]),
        ]),
      )
      .orderBy('subject_kind')
      .orderBy('subject_id')
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    at = { kind: last.subject_kind, id: last.subject_id, seq: last.seq }
  }
}
