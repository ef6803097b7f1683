/**
 * Mở đầu kỳ + giao mới − hoàn thành − thu hồi (± chuyển đơn vị) = cuối kỳ. It adds up by construction: both ends are
 * snapshots of the same history, and every task that is in one and not in the other is counted once for its reason.
 */
import type { Day } from '../shared/day.ts'
import { standingOf } from './standing.ts'
import { addToMatrix, emptyMatrix, type Matrix } from './tally.ts'
import { isOpen, type Task, type TaskId } from './task.ts'

export type Flow = {
  opening: number
  assigned: number
  done: number
  withdrawn: number
  movedIn: number
  movedOut: number
  closing: number
}
/** One row of the national matrix: tasks open at the start or assigned since, by how they stand at the end. */
export type PeriodRow = { unitId: string; flow: Flow; matrix: Matrix; taskIds: TaskId[] }
export type PeriodFigures = { rows: PeriodRow[]; total: PeriodRow }

const emptyFlow = (): Flow => ({ opening: 0, assigned: 0, done: 0, withdrawn: 0, movedIn: 0, movedOut: 0, closing: 0 })

/** `before`: tasks as they stood when the period began; `after`: as they stand at its end (or now). */
export function periodFigures(
  before: readonly Task[],
  after: readonly Task[],
  endDay: Day,
  against: 'due' | 'original' = 'due',
): PeriodFigures {
  const rows = new Map<string, PeriodRow>()
  const total: PeriodRow = { unitId: '', flow: emptyFlow(), matrix: emptyMatrix(), taskIds: [] }
  const rowOf = (unitId: string): PeriodRow => {
    const row = rows.get(unitId) ?? { unitId, flow: emptyFlow(), matrix: emptyMatrix(), taskIds: [] }
    rows.set(unitId, row)
    return row
  }
  const earlier = new Map(before.map(t => [t.id, t]))
  for (const task of after) {
    const was = earlier.get(task.id)
    if (was && !isOpen(was)) continue // ended before the period began
    const row = rowOf(task.unitId)
    for (const r of [row, total]) {
      if (was) {
        // whoever holds it now answers for it; the unit it came from shows it leaving
        if (was.unitId === task.unitId || r === total) r.flow.opening += 1
        else r.flow.movedIn += 1
      } else r.flow.assigned += 1
      if (task.state === 'done') r.flow.done += 1
      else if (task.state === 'withdrawn') r.flow.withdrawn += 1
      else r.flow.closing += 1
      addToMatrix(r.matrix, standingOf(task, endDay, against))
      r.taskIds.push(task.id)
    }
    if (was && was.unitId !== task.unitId) {
      const from = rowOf(was.unitId).flow
      from.opening += 1
      from.movedOut += 1
    }
  }
  return { rows: [...rows.values()], total }
}

/** True where a row's numbers agree with each other. */
export const addsUp = ({ flow: f, matrix: m }: Pick<PeriodRow, 'flow' | 'matrix'>): boolean =>
  f.opening + f.assigned + f.movedIn - f.movedOut - f.done - f.withdrawn === f.closing &&
  m.total === f.done + f.withdrawn + f.closing &&
  m['done-on-time'] + m['done-late'] + m['done-no-due'] === f.done &&
  m['in-time'] + m.overdue + m['no-due'] === f.closing
