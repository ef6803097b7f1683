import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Candidates } from '#app/domain/reminder/candidates.ts'
import { askedDay } from '#app/domain/reminder/occurrence.ts'
import type { Anchor } from '#app/domain/reminder/rule.ts'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import { nextMilestone } from '#app/domain/task/milestone.ts'
import { clockStoppedDay, dueAgainst } from '#app/domain/task/standing.ts'
import { isOpen, type Task, taskOfStored } from '#app/domain/task/task.ts'
import type { StoredTask, TaskStore } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

/** Ids a statement is given at once. */
const CHUNK = 500

/** The columns a StoredTask is read from. */
export const STORED = ['aggregate', 'chair_person_id', 'parent_unit_id', 'version'] as const

export const taskStore = (db: Kysely<Database>): TaskStore => ({
  async get(id) {
    const row = await db
      .selectFrom('tasks')
      .select([...STORED])
      .where('id', '=', id)
      .executeTakeFirst()
    return row ? storedTaskOf(row) : null
  },
  async insert(task, chairPersonId, parentUnitId = null) {
    await db
      .insertInto('tasks')
      .values({ ...taskRow(task), chair_person_id: chairPersonId, parent_unit_id: parentUnitId, version: 1 })
      .execute()
    await saveParties(db, task)
  },
  async save(task, expected) {
    const result = await db
      .updateTable('tasks')
      .set({ ...taskRow(task), version: expected + 1 })
      .where('id', '=', task.id)
      .where('version', '=', expected)
      .executeTakeFirst()
    if (Number(result.numUpdatedRows) !== 1) return 'stale'
    await saveParties(db, task)
    // its parts know whose they are: another unit may have the task now
    await db
      .updateTable('tasks')
      .set({ parent_unit_id: task.unitId })
      .where('parent_id', '=', task.id)
      .where('parent_unit_id', '!=', task.unitId)
      .execute()
    return 'saved'
  },
  async listParts(taskId) {
    const rows = await db
      .selectFrom('tasks')
      .select([...STORED])
      .where('parent_id', '=', taskId)
      .orderBy('id')
      .execute()
    return rows.map(storedTaskOf)
  },
  async listByDirective(directiveId) {
    const rows = await db
      .selectFrom('tasks')
      .select([...STORED])
      .where('directive_id', '=', directiveId)
      .orderBy('id')
      .execute()
    return rows.map(storedTaskOf)
  },
  async listByNotice(noticeId) {
    const rows = await db
      .selectFrom('tasks')
      .select([...STORED])
      .where('notice_id', '=', noticeId)
      .where('state', '!=', 'withdrawn')
      .orderBy('id')
      .execute()
    return rows.map(storedTaskOf)
  },
  async openOfUnits(unitIds) {
    if (unitIds.length === 0) return []
    const rows = await db
      .selectFrom('tasks')
      .select([...STORED])
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
          e.exists(
            e
              .selectFrom('task_watchers')
              .select('task_watchers.task_id')
              .whereRef('task_watchers.task_id', '=', 'tasks.id')
              .where('task_watchers.kind', '=', 'unit')
              .where('task_watchers.ref_id', 'in', unitIds),
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
      .select([...STORED])
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
      .select(['tasks.aggregate', 'tasks.chair_person_id', 'tasks.parent_unit_id', 'tasks.version'])
      .where('meetings.series_id', '=', seriesId)
      .where('tasks.open', '=', 1)
      .where('tasks.due_precision', '=', 'next-meeting')
      // one that was given a day of its own does not wait any more
      .where(e => e.or([e('tasks.due', 'is', null), e('tasks.follows_meeting_id', 'is not', null)]))
      .orderBy('tasks.id')
      .execute()
    return rows.map(storedTaskOf)
  },
  async openAfter(afterId, limit) {
    let query = db
      .selectFrom('tasks')
      .select([...STORED])
      .where('open', '=', 1)
      .orderBy('id')
      .limit(limit)
    if (afterId !== null) query = query.where('id', '>', afterId)
    return (await query.execute()).map(storedTaskOf)
  },
  async candidateIds(candidates) {
    const open = await db
      .selectFrom('tasks')
      .select('id')
      .where('open', '=', 1)
      .where(e => e.or(candidates.map(c => fits(e, c))))
      .orderBy('id')
      .execute()
    // of what ended, only what is still asked about it
    const asked = candidates.filter(c => ANCHOR_COLUMNS[c.anchor] === 'asked_day')
    if (asked.length === 0) return open.map(r => r.id)
    const ended = await db
      .selectFrom('tasks')
      .select('id')
      .where('open', '=', 0)
      .where('asked_day', 'is not', null)
      .where(e => e.or(asked.map(c => fits(e, c))))
      .orderBy('id')
      .execute()
    return [...open, ...ended].map(r => r.id)
  },
  async readable(ids) {
    const found: ReturnType<typeof readableTasks> = { tasks: [], unreadable: [] }
    for (let i = 0; i < ids.length; i += CHUNK) {
      const rows = await db
        .selectFrom('tasks')
        .select(['id', ...STORED])
        .where('id', 'in', ids.slice(i, i + CHUNK))
        .orderBy('id')
        .execute()
      const { tasks, unreadable } = readableTasks(rows)
      found.tasks.push(...tasks)
      found.unreadable.push(...unreadable)
    }
    return found
  },
  async dueBefore(day) {
    const rows = await db
      .selectFrom('tasks')
      .select(['id', ...STORED])
      .where('open', '=', 1)
      .where('due', '<', day)
      .orderBy('due')
      .orderBy('id')
      .execute()
    return readableTasks(rows).tasks
  },
})

function fits(e: ExpressionBuilder<Database, 'tasks'>, { anchor, states, upTo, before }: Candidates[number]) {
  const from = ANCHOR_COLUMNS[anchor]
  const own = e('state', 'in', [...states])
  if (from === null) return own
  return DAYS.has(from) ? e.and([own, e(from, '<=', upTo)]) : e.and([own, e(from, '<', before)])
}

/** Where a column says what a step counts from; null: its state alone does. */
const ANCHOR_COLUMNS = {
  assigned: 'assigned_at',
  due: 'due',
  reported: 'reported_at',
  'extension-asked': 'extension_asked_at',
  'send-back-asked': null,
  updated: 'updated_at',
  milestone: 'milestone_due',
  coordination: 'asked_day',
  explanation: 'asked_day',
  explained: 'asked_day',
  question: 'asked_day',
  'first-word': 'asked_day',
  review: 'review_day',
} as const satisfies Record<Anchor, keyof Database['tasks'] | null>

const DAYS: ReadonlySet<string> = new Set(['due', 'milestone_due', 'asked_day', 'review_day'])

type StoredColumns = Pick<Database['tasks'], (typeof STORED)[number]>
type StoredRow = StoredColumns & { id: string }

/** One broken row is named, not thrown: all others go on. */
function readableTasks(rows: readonly StoredRow[]): { tasks: StoredTask[]; unreadable: string[] } {
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

export const storedTaskOf = (r: StoredColumns): StoredTask =>
  // onto what was parsed just now: a copy of fifty fields costs more than reading them
  Object.assign(taskOf(r), { chairPersonId: r.chair_person_id, parentUnitId: r.parent_unit_id, version: r.version })

/** The task of a row, with plain values for what the version that wrote it did not know. */
export const taskOf = (r: { aggregate: string }): Task => taskOfStored(JSON.parse(r.aggregate) as Task)

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
  // as it is counted against: days suspended are not
  original_due: dueAgainst(t, 'original'),
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
  parent_id: t.parentId,
  follows_meeting_id: t.followsMeetingId,
  milestone_due: nextMilestone(t)?.due ?? null,
  asked_day: askedDay(t),
  period: t.period,
  aggregate: JSON.stringify(withoutStored(t)),
  search_text: fold(`${t.path} ${t.title} ${t.text}`),
})

/** A StoredTask handed back keeps its extra fields out of the aggregate. */
function withoutStored(t: Task & Partial<Pick<StoredTask, 'chairPersonId' | 'parentUnitId' | 'version'>>): Task {
  const { chairPersonId: _chair, parentUnitId: _parent, version: _version, ...task } = t
  return task
}

async function saveParties(db: Kysely<Database>, t: Task): Promise<void> {
  await db.deleteFrom('task_coordinations').where('task_id', '=', t.id).execute()
  if (t.coordinations.length > 0)
    await db
      .insertInto('task_coordinations')
      .values(t.coordinations.map(c => ({ task_id: t.id, unit_id: c.unitId, due: c.due, answered_at: c.answeredAt })))
      .execute()
  await db.deleteFrom('task_watchers').where('task_id', '=', t.id).execute()
  if (t.watchers.length > 0)
    await db
      .insertInto('task_watchers')
      .values(
        t.watchers.map(w => ({
          task_id: t.id,
          kind: w.kind,
          ref_id: w.id,
          granted: w.granted ? (1 as const) : (0 as const),
        })),
      )
      .execute()
}
