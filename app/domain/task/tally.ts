/** "7/21 đơn vị": how far the units of one directive are, who is missing. Always out of one denominator. */
import type { Day } from '../shared/day.ts'
import { type Standing, standingOf } from './standing.ts'
import type { Task } from './task.ts'

export type Tally = { total: number; reported: Task[]; missing: Task[]; late: Task[] }

/** Over the 'work' tasks of one directive; withdrawn ones do not count. */
export function tallyOf(tasks: readonly Task[], today: Day): Tally {
  const counted = tasks.filter(t => t.kind === 'work' && t.state !== 'withdrawn')
  const reported = counted.filter(t => t.state === 'reported' || t.state === 'done')
  const missing = counted.filter(t => t.state !== 'reported' && t.state !== 'done')
  return { total: counted.length, reported, missing, late: missing.filter(t => standingOf(t, today) === 'overdue') }
}

/** The national matrix: a count for every standing, which always sum to the number of tasks. */
export type Matrix = Record<Standing, number> & { total: number }

export const emptyMatrix = (): Matrix => ({
  'done-on-time': 0,
  'done-late': 0,
  'done-no-due': 0,
  'in-time': 0,
  overdue: 0,
  'no-due': 0,
  withdrawn: 0,
  total: 0,
})

export function addToMatrix(m: Matrix, standing: Standing): void {
  m[standing] += 1
  m.total += 1
}
