import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Day } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { Task } from '#app/domain/task/task.ts'
import type { CalendarTask, Reads } from '#app/features/reads.ts'
import type { Database } from '../schema.ts'
import { onceOf, taskMoves } from './moved-tasks.ts'

const CHUNK = 500

/** What a calendar address shows: open tasks, those closed lately, and those that went to somebody else. */
export const calendarReads = (db: Kysely<Database>): Pick<Reads, 'calendarTasks'> => ({
  async calendarTasks({ unitIds, personId, directing }, closedSince) {
    const units = [...unitIds]
    const mine = (e: ExpressionBuilder<Database, 'tasks'>) =>
      e.or([
        ...(units.length > 0 ? [e('tasks.unit_id', 'in', units)] : []),
        ...(units.length > 0
          ? [
              e(
                'tasks.id',
                'in',
                e.selectFrom('task_coordinations').select('task_coordinations.task_id').where('unit_id', 'in', units),
              ),
            ]
          : []),
        ...(personId === null ? [] : [e('tasks.officer_id', '=', personId)]),
        ...(personId === null
          ? []
          : [
              e(
                'tasks.id',
                'in',
                e
                  .selectFrom('task_watchers')
                  .select('task_watchers.task_id')
                  .where('kind', '=', 'person')
                  .where('ref_id', '=', personId),
              ),
            ]),
        ...(directing ? [e('tasks.starred', '=', 1), e('tasks.urgency', '=', 'flash')] : []),
      ])
    const rows = await db
      .selectFrom('tasks')
      .innerJoin('units', 'units.id', 'tasks.unit_id')
      .innerJoin('meetings', 'meetings.id', 'tasks.meeting_id')
      .select(['tasks.id', 'tasks.aggregate', 'tasks.version', 'units.name', 'meetings.title', 'meetings.day'])
      .where(mine)
      .where(e => e.or([e('tasks.open', '=', 1), e('tasks.closed_at', '>=', closedSince)]))
      .orderBy('tasks.due_sort')
      .orderBy('tasks.id')
      .execute()
    const changed = await lastChanges(
      db,
      rows.map(r => r.id),
    )
    const found = rows.flatMap(r => {
      const task = JSON.parse(r.aggregate) as Task
      const times = changed.get(r.id) ?? { first: task.assignedAt, last: task.assignedAt }
      const common = {
        id: r.id,
        task,
        unitName: r.name,
        meetingTitle: r.title,
        meetingDay: r.day as Day,
        version: r.version,
        createdAt: times.first,
        modifiedAt: times.last,
        coordination: null,
      }
      return rolesIn(task, units, personId, directing).map((role): CalendarTask => ({ ...common, ...role }))
    })
    return [...found, ...(await goneFrom(db, units, new Set(found.map(f => f.id)), closedSince))]
  },
})

type Role = Pick<CalendarTask, 'role'> & Partial<Pick<CalendarTask, 'coordination'>>

function rolesIn(t: Task, units: readonly string[], personId: string | null, directing: boolean): Role[] {
  if (units.includes(t.unitId)) return [{ role: 'lead' }]
  if (personId !== null && t.officerId === personId) return [{ role: 'officer' }]
  const asked = t.coordinations.filter(c => units.includes(c.unitId))
  if (asked.length > 0) return asked.map(c => ({ role: 'coordinating', coordination: c }))
  if (personId !== null && t.watchers?.some(w => w.kind === 'person' && w.id === personId))
    return [{ role: 'watching' }]
  return directing && (t.starred || t.urgency === 'flash') ? [{ role: 'starred' }] : []
}

/** Once in this calendar, now another unit's: told as cancelled for a while, without what is none of its business. */
async function goneFrom(
  db: Kysely<Database>,
  units: readonly string[],
  here: ReadonlySet<string>,
  since: Instant,
): Promise<CalendarTask[]> {
  if (units.length === 0) return []
  const gone = new Set<string>()
  const moves = await taskMoves(db)
  for (const unit of units)
    for (const id of onceOf(moves, unit))
      if (!here.has(id) && moves.get(id)!.some(m => m.from === unit && m.at >= since)) gone.add(id)
  if (gone.size === 0) return []
  const rows = await db
    .selectFrom('tasks')
    .select(['id', 'version'])
    .where('id', 'in', [...gone])
    .orderBy('id')
    .execute()
  const changed = await lastChanges(
    db,
    rows.map(r => r.id),
  )
  return rows.flatMap(r => {
    const times = changed.get(r.id)
    if (!times) return []
    const empty = {
      task: null,
      role: 'lead' as const,
      coordination: null,
      unitName: '',
      meetingTitle: '',
      meetingDay: null,
    }
    return [{ ...empty, id: r.id, version: r.version, createdAt: times.first, modifiedAt: times.last }]
  })
}

async function lastChanges(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<Map<string, { first: Instant; last: Instant }>> {
  const found = new Map<string, { first: Instant; last: Instant }>()
  for (let i = 0; i < ids.length; i += CHUNK) {
    const rows = await db
      .selectFrom('events')
      .select(['subject_id', e => e.fn.min('at').as('first'), e => e.fn.max('at').as('last')])
      .where('subject_kind', '=', 'task')
      .where('subject_id', 'in', ids.slice(i, i + CHUNK))
      .groupBy('subject_id')
      .execute()
    for (const r of rows) found.set(r.subject_id, { first: r.first as Instant, last: r.last as Instant })
  }
  return found
}
