/** The whole picture of a period: the national matrix in total and by unit, with what each rate is divided by. */
import { addDays, type Day, weekdayOf } from '../shared/day.ts'
import { addsUp, type Flow, type PeriodRow, periodFigures } from '../task/flow.ts'
import { emptyMatrix, type Matrix } from '../task/tally.ts'
import { isOpen, type Task } from '../task/task.ts'
import { isValidOn, type Office } from '../unit/office.ts'
import type { Against } from './criteria.ts'
import type { Period } from './period.ts'
import { freshnessOf, isInSlice, type PeriodTask, periodTasks, type Slice } from './period-tasks.ts'

export type OverviewRow = {
  unitId: string
  unitName: string
  flow: Flow
  matrix: Matrix
  addsUp: boolean
  /** Everything but the withdrawn. */
  tasks: number
  /** On time out of what came due: done on time, done late, overdue. */
  onTime: number
  judged: number
  late: number
  /** Without a due day, done or not. */
  noDay: number
  /** Mean calendar days of those late; null where none is. */
  averageDaysLate: number | null
  /** Mean days since the unit last told anything about its open tasks; null where it has none. */
  freshness: number | null
  /** Percentage points of the on-time rate against the period before; null where one of them has no basis. */
  change: number | null
}

export type Overview = {
  period: Period
  previous: Period
  against: Against
  judgeDay: Day
  total: OverviewRow
  slices: Record<Exclude<Slice, 'judged' | 'late' | 'no-day'>, number>
  /** Units with something to show, in the order of the office. */
  rows: OverviewRow[]
  /** Every row agrees with itself, and the rows sum to the total. */
  addsUp: boolean
}

export type Snapshots = {
  /** Before the previous period, before this one, and at its end (or now). */
  earlier: readonly Task[]
  before: readonly Task[]
  after: readonly Task[]
}

export function overviewOf(
  snapshots: Snapshots,
  office: Pick<Office, 'units'>,
  period: Period,
  previous: Period,
  judgeDay: Day,
  against: Against,
): Overview {
  const { earlier, before, after } = snapshots
  const figures = periodFigures(before, after, judgeDay, against)
  const last = periodFigures(earlier, before, period.from, against)
  const lastOf = new Map(last.rows.map(r => [r.unitId, r]))
  const tasks = periodTasks(before, after, judgeDay, against)
  const byUnit = groupByUnit(tasks)
  const rowOf = new Map(figures.rows.map(r => [r.unitId, r]))
  const rows = office.units
    .filter(u => rowOf.has(u.id) || (u.kind !== 'leadership' && isValidOn(u, period.to)))
    .sort((a, b) => a.sort - b.sort || (a.id < b.id ? -1 : 1))
    .map(u =>
      describe(u.name, rowOf.get(u.id) ?? emptyRow(u.id), byUnit.get(u.id) ?? [], judgeDay, lastOf.get(u.id) ?? null),
    )
  const count = (slice: Slice): number =>
    tasks.filter(p => isInSlice(p, slice, judgeDay, endOfWeek(judgeDay), against)).length
  const total = describe('Toàn cơ quan', figures.total, tasks, judgeDay, last.total)
  return {
    period,
    previous,
    against,
    judgeDay,
    total,
    slices: {
      'due-this-week': count('due-this-week'),
      'late-over-30': count('late-over-30'),
      'aged-under-30': count('aged-under-30'),
      'aged-30-60': count('aged-30-60'),
      'aged-60-90': count('aged-60-90'),
      'aged-over-90': count('aged-over-90'),
      stale: count('stale'),
    },
    rows,
    addsUp: total.addsUp && rows.every(r => r.addsUp) && sumsTo(rows, total),
  }
}

/** Handed over from unit to unit: leaves one row and reaches another, so only these two differ from the total. */
function sumsTo(rows: readonly OverviewRow[], total: OverviewRow): boolean {
  const sum = (of: (r: OverviewRow) => number) => rows.reduce((n, r) => n + of(r), 0)
  return (
    (['opening', 'assigned', 'done', 'withdrawn', 'closing'] as const).every(
      k => sum(r => r.flow[k]) === total.flow[k],
    ) &&
    sum(r => r.flow.movedIn) === sum(r => r.flow.movedOut) &&
    sum(r => r.matrix.total) === total.matrix.total
  )
}

/** Sunday. */
export const endOfWeek = (d: Day): Day => addDays(d, 7 - weekdayOf(d))

const emptyRow = (unitId: string): PeriodRow => ({
  unitId,
  flow: { opening: 0, assigned: 0, done: 0, withdrawn: 0, movedIn: 0, movedOut: 0, closing: 0 },
  matrix: emptyMatrix(),
  taskIds: [],
})

const judgedIn = (m: Matrix): number => m['done-on-time'] + m['done-late'] + m.overdue

function describe(
  unitName: string,
  row: PeriodRow,
  tasks: readonly PeriodTask[],
  judgeDay: Day,
  last: PeriodRow | null,
): OverviewRow {
  const m = row.matrix
  const judged = judgedIn(m)
  const lastJudged = last ? judgedIn(last.matrix) : 0
  const late = tasks.filter(p => p.standing === 'done-late' || p.standing === 'overdue')
  const open = tasks.filter(p => isOpen(p.task))
  return {
    unitId: row.unitId,
    unitName,
    flow: row.flow,
    matrix: m,
    addsUp: addsUp(row),
    tasks: m.total - m.withdrawn,
    onTime: m['done-on-time'],
    judged,
    late: late.length,
    noDay: m['no-due'] + m['done-no-due'],
    averageDaysLate: mean(late.map(p => p.daysLate)),
    freshness: mean(open.map(p => freshnessOf(p.task, judgeDay))),
    change:
      last && judged > 0 && lastJudged > 0
        ? Math.round((m['done-on-time'] / judged - last.matrix['done-on-time'] / lastJudged) * 1000) / 10
        : null,
  }
}

function groupByUnit(tasks: readonly PeriodTask[]): Map<string, PeriodTask[]> {
  const groups = new Map<string, PeriodTask[]>()
  for (const p of tasks) {
    const group = groups.get(p.task.unitId)
    if (group) group.push(p)
    else groups.set(p.task.unitId, [p])
  }
  return groups
}

const mean = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : Math.round((numbers.reduce((sum, n) => sum + n, 0) / numbers.length) * 10) / 10
