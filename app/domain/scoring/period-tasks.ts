/**
 * The tasks behind every figure of the overview: the same history that task/flow.ts counts, kept by task, so that a
 * number opens exactly the list it was counted from (tests/domain/scoring/period-tasks.test.ts holds the two together).
 */
import { type Day, daysBetween } from '../shared/day.ts'
import { dayOfInstant } from '../shared/instant.ts'
import { ageBucketOf, daysLate, dueAgainst, type Standing, standingOf } from '../task/standing.ts'
import { isOpen, type Task } from '../task/task.ts'
import type { UnitId } from '../unit/office.ts'
import type { Against } from './criteria.ts'

export const FLOWS = ['opening', 'assigned', 'done', 'withdrawn', 'movedIn', 'movedOut', 'closing'] as const
export type FlowPart = (typeof FLOWS)[number]

export type PeriodTask = {
  task: Task
  standing: Standing
  daysLate: number
  /** The unit it came from, where it was handed over within the period. */
  fromUnitId: UnitId | null
  /** Open when the period began. */
  wasOpen: boolean
}

export function periodTasks(
  before: readonly Task[],
  after: readonly Task[],
  judgeDay: Day,
  against: Against,
): PeriodTask[] {
  const earlier = new Map(before.map(t => [t.id, t]))
  const list: PeriodTask[] = []
  for (const task of after) {
    const was = earlier.get(task.id)
    if (was && !isOpen(was)) continue // ended before the period began
    list.push({
      task,
      standing: standingOf(task, judgeDay, against),
      daysLate: daysLate(task, dueAgainst(task, against), judgeDay),
      fromUnitId: was && was.unitId !== task.unitId ? was.unitId : null,
      wasOpen: was !== undefined,
    })
  }
  return list
}

/** Whether a task is one of those that a figure of the flow counts; `unitId` null for the whole office. */
export function isInFlow(p: PeriodTask, flow: FlowPart, unitId: UnitId | null): boolean {
  if (unitId !== null && p.fromUnitId === unitId) return flow === 'opening' || flow === 'movedOut'
  if (unitId !== null && p.task.unitId !== unitId) return false
  switch (flow) {
    case 'opening':
      return p.wasOpen && (unitId === null || p.fromUnitId === null)
    case 'assigned':
      return !p.wasOpen
    case 'movedIn':
      return unitId !== null && p.fromUnitId !== null
    case 'movedOut':
      return false
    case 'done':
      return p.task.state === 'done'
    case 'withdrawn':
      return p.task.state === 'withdrawn'
    case 'closing':
      return isOpen(p.task)
  }
}

/** Narrower questions that the overview asks of a standing. */
export const SLICES = [
  'due-this-week',
  'late-over-30',
  'aged-under-30',
  'aged-30-60',
  'aged-60-90',
  'aged-over-90',
  'stale',
  'judged',
  'late',
  'no-day',
] as const
export type Slice = (typeof SLICES)[number]

export const LONG_LATE_DAYS = 30

export function isInSlice(p: PeriodTask, slice: Slice, judgeDay: Day, endOfWeek: Day, against: Against): boolean {
  const due = dueAgainst(p.task, against)
  switch (slice) {
    case 'due-this-week':
      return p.standing === 'in-time' && due !== null && due <= endOfWeek
    case 'late-over-30':
      return p.standing === 'overdue' && p.daysLate > LONG_LATE_DAYS
    case 'aged-under-30':
    case 'aged-30-60':
    case 'aged-60-90':
    case 'aged-over-90':
      return p.standing === 'no-due' && `aged-${ageBucketOf(dayOfInstant(p.task.assignedAt), judgeDay)}` === slice
    case 'stale':
      return isOpen(p.task) && freshnessOf(p.task, judgeDay) > STALE_DAYS
    case 'judged':
      return p.standing === 'done-on-time' || p.standing === 'done-late' || p.standing === 'overdue'
    case 'no-day':
      return p.standing === 'no-due' || p.standing === 'done-no-due'
    case 'late':
      return p.standing === 'done-late' || p.standing === 'overdue'
  }
}

/** Calendar days: ten working days are two weeks. */
export const STALE_DAYS = 14

/** Days since the unit last told anything. */
export const freshnessOf = (t: Task, judgeDay: Day): number =>
  Math.max(0, daysBetween(dayOfInstant(t.updatedAt), judgeDay))
