/**
 * The score of one unit for one period. Every point opens into the tasks behind it. A criterion without a task to
 * compute from has no points and is left out of the attainable sum; a unit without any has no score at all
 * ("không có căn cứ") – neither 0 nor full marks. Objectively excused and withdrawn tasks are listed, not counted.
 */
import type { Day } from '../shared/day.ts'
import type { Task, TaskId } from '../task/task.ts'
import type { UnitId } from '../unit/office.ts'
import {
  type Counted,
  type CountedTask,
  countTask,
  hadToBeDone,
  isDoneCounted,
  isJudged,
  isLateCounted,
} from './counted.ts'
import {
  type Against,
  type Band,
  bandOf,
  type CriteriaSet,
  criteriaOf,
  formulaText,
  type Threshold,
} from './criteria.ts'
import { computeCriterion } from './formulas.ts'
import type { Period } from './period.ts'

export type ScoredTask = {
  taskId: TaskId
  path: string
  title: string
  counted: Counted
  daysLate: number
  /** Given, or – in a deduction – taken (negative). */
  points: number
  counts: boolean
  why: string
}
export type CriterionScore = {
  id: string
  name: string
  max: number
  /** Null: không có căn cứ. */
  points: number | null
  denominator: number
  formulaText: string
  remark: string | null
  tasks: ScoredTask[]
}
export type OnTimeRate = { onTime: number; late: number; of: number }
export type UnitScore = {
  unitId: UnitId
  /** Null: không có căn cứ. */
  total: number | null
  /** What could be reached with the criteria that had a basis. */
  max: number
  percent: number | null
  band: Band | null
  criteria: CriterionScore[]
  /** Always both: against the day in force and against the original one. */
  rates: Record<Against, OnTimeRate>
  done: number
  hadToBeDone: number
  excluded: number
  mention: 'praise' | 'criticism' | null
}

export const NO_BASIS = 'Không có căn cứ'

/** Points are rounded once, per criterion; the total is the sum of what is shown. */
const round2 = (n: number): number => Math.round((n + Number.EPSILON * Math.sign(n)) * 100) / 100

/** `tasks`: those the unit held at the end of the period (others are ignored), in any order. */
export function scoreUnit(
  set: CriteriaSet,
  period: Period,
  unitId: UnitId,
  tasks: readonly Task[],
  judgeDay: Day,
): UnitScore {
  const own = tasks.filter(t => t.unitId === unitId).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const book = (against: Against): CountedTask[] =>
    own.map(t => countTask(t, period, judgeDay, against)).filter(c => c !== null)
  const books = { due: book('due'), original: book('original') }

  const criteria = criteriaOf(set).map((criterion): CriterionScore => {
    const { points, denominator, parts, remark } = computeCriterion(criterion, books)
    return {
      id: criterion.id,
      name: criterion.name,
      max: criterion.max,
      points: points === null ? null : round2(points),
      denominator,
      formulaText: formulaText(criterion),
      remark,
      tasks: parts.map(p => ({
        taskId: p.task.id,
        path: p.task.path,
        title: p.task.title,
        counted: p.counted,
        daysLate: p.daysLate,
        points: p.points,
        counts: p.counts,
        why: p.why,
      })),
    }
  })
  const based = criteria.filter(c => c.points !== null)
  const total = based.length === 0 ? null : round2(based.reduce((sum, c) => sum + (c.points ?? 0), 0))
  const max = round2(based.reduce((sum, c) => sum + c.max, 0))
  const percent = total === null || max === 0 ? null : round2((total / max) * 100)
  const score = {
    unitId,
    total,
    max,
    percent,
    band: percent === null ? null : bandOf(set, percent),
    criteria,
    rates: { due: rateOf(books.due), original: rateOf(books.original) },
    done: books.due.filter(isDoneCounted).length,
    hadToBeDone: books.due.filter(hadToBeDone).length,
    excluded: books.due.filter(c => c.counted === 'excluded').length,
  }
  return { ...score, mention: mentionOf(set, score) }
}

const rateOf = (book: readonly CountedTask[]): OnTimeRate => ({
  onTime: book.filter(c => c.counted === 'on-time').length,
  late: book.filter(isLateCounted).length,
  of: book.filter(isJudged).length,
})

type Figures = Pick<UnitScore, 'done' | 'hadToBeDone' | 'rates'>

const mentionOf = (set: CriteriaSet, f: Figures): UnitScore['mention'] =>
  meets(set.praise, f) ? 'praise' : meets(set.criticism, f) ? 'criticism' : null

function meets(t: Threshold | null, f: Figures): boolean {
  if (!t || f.hadToBeDone === 0) return false
  const completion = f.done / f.hadToBeDone
  const late = f.rates.due.of === 0 ? 0 : f.rates.due.late / f.rates.due.of
  return (
    (t.minTasks === undefined || f.hadToBeDone >= t.minTasks) &&
    (t.completionOver === undefined || completion > t.completionOver) &&
    (t.completionUnder === undefined || completion < t.completionUnder) &&
    (t.lateOver === undefined || late > t.lateOver) &&
    (t.lateUnder === undefined || late < t.lateUnder)
  )
}
