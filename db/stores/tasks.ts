import type { Kysely } from 'kysely'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import { clockStoppedDay } from '#app/domain/task/standing.ts'
import { isOpen, type Task } from '#app/domain/task/task.ts'
import type { StoredTask, TaskStore } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

export const taskStore = (db: Kysely<Database>): TaskStore => ({
  async get(id) {
    const row = await db
      .selectFrom('tasks')
      .select(['aggregate', 'chair_person_id', 'version'])
      .where('id', '=', id)
      .executeTakeFirst()
    return row ? storedTaskOf(row) : null
  },
  async insert(task, chairPersonId) {
    await db
      .insertInto('tasks')
      .values({ ...taskRow(task), chair_person_id: chairPersonId, version: 1 })
      .execute()
    await saveCoordinations(db, task)
  },
  async save(task, expected) {
    const result = await db
      .updateTable('tasks')
      .set({ ...taskRow(task), version: expected + 1 })
      .where('id', '=', task.id)
      .where('version', '=', expected)
      .executeTakeFirst()
    if (Number(result.numUpdatedRows) !== 1) return 'stale'
    await saveCoordinations(db, task)
    return 'saved'
  },
  async listByDirective(directiveId) {
    const rows = await db
      .selectFrom('tasks')
      .select(['aggregate', 'chair_person_id', 'version'])
      .where('directive_id', '=', directiveId)
      .orderBy('id')
      .execute()
    return rows.map(storedTaskOf)
  },
  async openOfUnits(unitIds) {
    if (unitIds.length === 0) return []
    const rows = await db
      .selectFrom('tasks')
      .select(['aggregate', 'chair_person_id', 'version'])
      .where('open', '=', 1)
      .where(e =>
        e.or([
          e('unit_id', 'in', unitIds),
          e('report_to_unit_id', 'in', unitIds),
          e.exists(
            e
              .selectFrom('task_coordinations')
              .select('task_coordinations.task_id')
              .whereRef('task_coordinations.task_id', '=', 'tasks.id')
              .where('task_coordinations.unit_id', 'in', unitIds)
              .where('task_coordinations.answered_at', 'is', null),
          ),
        ]),
      )
      .orderBy('id')
      .execute()
    return rows.map(storedTaskOf)
  },
  async openOfOfficer(personId) {
    const rows = await db
      .selectFrom('tasks')
      .select(['aggregate', 'chair_person_id', 'version'])
      .where('open', '=', 1)
      .where('officer_id', '=', personId)
      .orderBy('id')
      .execute()
    return rows.map(storedTaskOf)
  },
  async listWaitingForMeeting(seriesId) {
    const rows = await db
      .selectFrom('tasks')
      .innerJoin('meetings', 'meetings.id', 'tasks.meeting_id')
      .select(['tasks.aggregate', 'tasks.chair_person_id', 'tasks.version'])
      .where('meetings.series_id', '=', seriesId)
      .where('tasks.open', '=', 1)
      .where('tasks.due', 'is', null)
      .where('tasks.due_precision', '=', 'next-meeting')
      .orderBy('tasks.id')
      .execute()
    return rows.map(storedTaskOf)
  },
  async openAfter(afterId, limit) {
    let query = db
      .selectFrom('tasks')
      .select(['aggregate', 'chair_person_id', 'version'])
      .where('open', '=', 1)
      .orderBy('id')
      .limit(limit)
    if (afterId !== null) query = query.where('id', '>', afterId)
    return (await query.execute()).map(storedTaskOf)
  },
  async openPage(afterId, limit) {
    let query = db
      .selectFrom('tasks')
      .select(['id', 'aggregate', 'chair_person_id', 'version'])
      .where('open', '=', 1)
      .orderBy('id')
      .limit(limit)
    if (afterId !== null) query = query.where('id', '>', afterId)
    const rows = await query.execute()
    const { tasks, unreadable } = readableTasks(rows)
    return { tasks, unreadable, next: rows.length < limit ? null : rows.at(-1)!.id }
  },
})

type StoredRow = Pick<Database['tasks'], 'id' | 'aggregate' | 'chair_person_id' | 'version'>

/** One broken row is named, not thrown: all others go on. */
export function readableTasks(rows: readonly StoredRow[]): { tasks: StoredTask[]; unreadable: string[] } {
  const tasks: StoredTask[] = []
  const unreadable: string[] = []
  for (const row of rows) {
    try {
      tasks.push(storedTaskOf(row))
    } catch {
      unreadable.push(row.id)
    }
  }
  return { tasks, unreadable }
}

export const storedTaskOf = (r: Pick<Database['tasks'], 'aggregate' | 'chair_person_id' | 'version'>): StoredTask => ({
  ...(JSON.parse(r.aggregate) as Task),
  chairPersonId: r.chair_person_id,
  version: r.version,
})

/** Sorts behind every day. */
export const NO_DUE = '9999-12-31'

/** The aggregate, and beside it the columns that lists filter and sort by. */
export const taskRow = (t: Task) => ({
  id: t.id,
  kind: t.kind,
  notice_id: t.noticeId,
  meeting_id: t.meetingId,
  directive_id: t.directiveId,
  path: t.path,
  title: t.title,
  text: t.text,
  unit_id: t.unitId,
  officer_id: t.officerId,
  state: t.state,
  open: isOpen(t) ? (1 as const) : (0 as const),
  field_id: t.fieldId,
  urgency: t.urgency,
  starred: t.starred ? (1 as const) : (0 as const),
  original_due: t.originalDue,
  due: t.due,
  due_precision: t.duePrecision,
  review_day: t.reviewDay,
  report_to_unit_id: t.reportToUnitId,
  progress: t.progress,
  assigned_at: t.assignedAt,
  updated_at: t.updatedAt,
  reported_at: t.report?.at ?? null,
  closed_at: t.closedAt,
  extension_asked_at: t.extension?.at ?? null,
  explanation_waits: t.explanation && t.explanation.accepted === null ? (1 as const) : (0 as const),
  due_sort: t.due ?? NO_DUE,
  clock_day: clockStoppedDay(t),
  aggregate: JSON.stringify(withoutStored(t)),
  search_text: fold(`${t.path} ${t.title} ${t.text}`),
})

/** A StoredTask handed back keeps its two extra fields out of the aggregate. */
function withoutStored(t: Task & Partial<Pick<StoredTask, 'chairPersonId' | 'version'>>): Task {
  const { chairPersonId: _chair, version: _version, ...task } = t
  return task
}

async function saveCoordinations(db: Kysely<Database>, t: Task): Promise<void> {
  await db.deleteFrom('task_coordinations').where('task_id', '=', t.id).execute()
  if (t.coordinations.length === 0) return
  await db
    .insertInto('task_coordinations')
    .values(t.coordinations.map(c => ({ task_id: t.id, unit_id: c.unitId, due: c.due, answered_at: c.answeredAt })))
    .execute()
}
