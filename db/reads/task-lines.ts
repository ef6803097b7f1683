import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Actor } from '#app/domain/access/actor.ts'
import { taskScope } from '#app/domain/access/scope.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { instantAt } from '#app/domain/shared/instant.ts'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import { askedOn, coordinationDelay } from '#app/domain/task/coordination.ts'
import { nextMilestone } from '#app/domain/task/milestone.ts'
import { assignedWithin, daysLate, type Standing, standingOf } from '#app/domain/task/standing.ts'
import { isOpen } from '#app/domain/task/task.ts'
import type { TaskFilter, TaskLine } from '#app/features/reads.ts'
import type { Database } from '../schema.ts'
import { taskOf } from '../stores/tasks.ts'

type Tables = Pick<Database, 'tasks'>
export type TaskWhere = ExpressionBuilder<Tables & Database, 'tasks'>

/** The viewer's scope as a condition: every list starts from it. */
export function visibleTo(viewer: Actor) {
  const scope = taskScope(viewer)
  return (e: TaskWhere) => {
    if (scope.kind === 'all') return e.and([])
    const some = []
    if (scope.leadUnitIds.length > 0) some.push(e('tasks.unit_id', 'in', scope.leadUnitIds))
    if (scope.collectingUnitIds.length > 0) some.push(e('tasks.report_to_unit_id', 'in', scope.collectingUnitIds))
    if (scope.officerId !== null) some.push(e('tasks.officer_id', '=', scope.officerId))
    if (scope.coordinatingUnitIds.length > 0)
      some.push(
        e(
          'tasks.id',
          'in',
          e
            .selectFrom('task_coordinations')
            .select('task_coordinations.task_id')
            .where('task_coordinations.unit_id', 'in', scope.coordinatingUnitIds),
        ),
      )
    if (scope.givingUnitIds.length > 0) some.push(e('tasks.parent_unit_id', 'in', scope.givingUnitIds))
    const watching = watchedBy(scope.watchingUnitIds, scope.watchingPersonId)
    if (watching) some.push(e('tasks.id', 'in', watching(e)))
    return e.or(some) // of nothing: false
  }
}

/** Those that a unit or a person watches; `granted`: was put on the list for, which gives the right to see. */
export function watchedBy(unitIds: readonly string[], personId: string | null, granted = true) {
  if (unitIds.length === 0 && personId === null) return null
  return (e: TaskWhere) =>
    e
      .selectFrom('task_watchers')
      .select('task_watchers.task_id')
      .where('task_watchers.granted', '>=', granted ? 1 : 0)
      .where(w =>
        w.or([
          ...(unitIds.length > 0
            ? [w.and([w('task_watchers.kind', '=', 'unit'), w('task_watchers.ref_id', 'in', [...unitIds])])]
            : []),
          ...(personId === null
            ? []
            : [w.and([w('task_watchers.kind', '=', 'person'), w('task_watchers.ref_id', '=', personId)])]),
        ]),
      )
}

/** `standing.ts` as a condition on columns; the same rule, held to it by a test over random tasks. */
export function hasStanding(standing: Standing, today: Day, against: 'due' | 'original' = 'due') {
  return (e: TaskWhere) => {
    const column = against === 'due' ? ('tasks.due' as const) : ('tasks.original_due' as const)
    const until = e.fn.coalesce('tasks.clock_day', e.val(today))
    const late = e(e.ref(column), '<', until)
    const hasDue = e(column, 'is not', null)
    switch (standing) {
      case 'withdrawn':
        return e('tasks.state', '=', 'withdrawn')
      case 'done-no-due':
        return e.and([e('tasks.state', '=', 'done'), e(column, 'is', null)])
      case 'done-late':
        return e.and([e('tasks.state', '=', 'done'), hasDue, late])
      case 'done-on-time':
        return e.and([e('tasks.state', '=', 'done'), hasDue, e.not(late)])
      case 'no-due':
        return e.and([e('tasks.open', '=', 1), e(column, 'is', null)])
      case 'overdue':
        return e.and([e('tasks.open', '=', 1), hasDue, late])
      case 'in-time':
        return e.and([e('tasks.open', '=', 1), hasDue, e.not(late)])
    }
  }
}

/** Everything a filter asks for but scope, order and page. */
export function matches(filter: TaskFilter, today: Day) {
  return (e: TaskWhere) => {
    const all = []
    for (const term of fold(filter.q ?? '')
      .split(' ')
      .filter(Boolean)
      .slice(0, 12))
      all.push(e('tasks.search_text', 'like', `%${term}%`))
    if (filter.unitId) all.push(e('tasks.unit_id', '=', filter.unitId))
    if (filter.meetingId) all.push(e('tasks.meeting_id', '=', filter.meetingId))
    if (filter.directiveId) all.push(e('tasks.directive_id', '=', filter.directiveId))
    if (filter.fieldId) all.push(e('tasks.field_id', '=', filter.fieldId))
    if (filter.officerId) all.push(e('tasks.officer_id', '=', filter.officerId))
    if (filter.states && filter.states.length > 0) all.push(e('tasks.state', 'in', filter.states))
    if (filter.dueFrom) all.push(e('tasks.due', '>=', filter.dueFrom))
    if (filter.dueTo) all.push(e('tasks.due', '<=', filter.dueTo))
    if (filter.originalFrom) all.push(e('tasks.original_due', '>=', filter.originalFrom))
    if (filter.originalTo) all.push(e('tasks.original_due', '<=', filter.originalTo))
    if (filter.starred) all.push(e('tasks.starred', '=', 1))
    if (filter.urgency) all.push(e('tasks.urgency', '=', filter.urgency))
    if (filter.age) {
      const { after, to } = assignedWithin(filter.age, today)
      all.push(e('tasks.open', '=', 1), e('tasks.due', 'is', null))
      if (after) all.push(e('tasks.assigned_at', '>=', instantAt(after, '24:00')))
      if (to) all.push(e('tasks.assigned_at', '<', instantAt(to, '24:00')))
    }
    if (filter.toReview)
      all.push(e('tasks.open', '=', 1), e('tasks.due', 'is', null), e('tasks.review_day', '<=', today))
    if (filter.parts !== undefined) all.push(e('tasks.parent_id', filter.parts ? 'is not' : 'is', null))
    if (filter.ids) all.push(e.or(chunks(filter.ids).map(ids => e('tasks.id', 'in', ids))))
    if (filter.standing) all.push(hasStanding(filter.standing, today, filter.against)(e))
    if (filter.standings) all.push(e.or(filter.standings.map(s => hasStanding(s, today, filter.against)(e))))
    return e.and(all)
  }
}

/** Bound parameters are limited (32,766 on SQLite, 65,535 on PostgreSQL): long lists go in pieces. */
function chunks(ids: readonly string[]): string[][] {
  const pieces: string[][] = []
  for (let i = 0; i < Math.min(ids.length, 20_000); i += 5_000) pieces.push(ids.slice(i, i + 5_000))
  return pieces
}

/** The rows a `TaskLine` is made of. */
export const selectLines = (db: Kysely<Database>) =>
  db
    .selectFrom('tasks')
    .innerJoin('meetings', 'meetings.id', 'tasks.meeting_id')
    .innerJoin('units', 'units.id', 'tasks.unit_id')
    .leftJoin('people as officer', 'officer.id', 'tasks.officer_id')
    .leftJoin('units as receiver', 'receiver.id', 'tasks.report_to_unit_id')
    .select([
      'tasks.aggregate',
      'tasks.version',
      'meetings.title as meeting_title',
      'meetings.day as meeting_day',
      'units.name as unit_name',
      'officer.name as officer_name',
      'receiver.name as receiver_name',
    ])

export type LineRow = {
  aggregate: string
  version: number
  meeting_title: string
  meeting_day: string
  unit_name: string
  officer_name: string | null
  receiver_name: string | null
}

export function lineOf(r: LineRow, today: Day): TaskLine {
  const t = taskOf(r)
  return {
    id: t.id,
    kind: t.kind,
    path: t.path,
    title: t.title,
    unitId: t.unitId,
    unitName: r.unit_name,
    officerName: r.officer_name,
    meetingId: t.meetingId,
    meetingTitle: r.meeting_title,
    meetingDay: r.meeting_day as Day,
    state: t.state,
    standing: standingOf(t, today),
    due: t.due,
    originalDue: t.originalDue,
    daysLate: daysLate(t, t.due, today),
    progress: t.progress,
    urgency: t.urgency,
    starred: t.starred,
    updatedAt: t.updatedAt,
    reportToName: r.receiver_name ?? t.reportToPost,
    extensionAsked: t.extension && {
      wantedDue: t.extension.wantedDue,
      reason: t.extension.reason,
      late: t.extension.late,
    },
    explanationWaits: t.explanation !== null && t.explanation.answeredAt === null,
    sendBackReason: t.sendBack?.reason ?? null,
    parentId: t.parentId,
    secondWordWaits: t.firstWord !== null,
    reviewDay: t.reviewDay,
    waitsFor: isOpen(t)
      ? t.coordinations.flatMap(c =>
          c.answeredAt === null
            ? [{ unitId: c.unitId, since: askedOn(c, t), due: c.due, daysLate: coordinationDelay(c, today).days }]
            : [],
        )
      : [],
    milestone: isOpen(t) ? nextMilestone(t) : null,
    lastNote: t.note,
    extensions: t.extensions,
    version: r.version,
  }
}
