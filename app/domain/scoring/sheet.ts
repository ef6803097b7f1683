/** The scores of all units for a period, as known at an instant: they depend on set, period and instant only. */
import type { Day } from '../shared/day.ts'
import type { Instant } from '../shared/instant.ts'
import type { Task } from '../task/task.ts'
import { isValidOn, type Office, type UnitId } from '../unit/office.ts'
import { withLaterDecisions } from './counted.ts'
import type { CriteriaSet } from './criteria.ts'
import type { Period } from './period.ts'
import { NO_BASIS, scoreUnit, type UnitScore } from './score.ts'

export type SheetRow = UnitScore & { unitName: string }
export type ScoreSheet = {
  set: CriteriaSet
  period: Period
  asOf: Instant
  judgeDay: Day
  /** In the order of the office. */
  units: SheetRow[]
}

export function scoreSheet(input: {
  set: CriteriaSet
  period: Period
  asOf: Instant
  judgeDay: Day
  office: Pick<Office, 'units'>
  /** As they stood at the end of the period (or at the instant, while it runs). */
  then: readonly Task[]
  /** As they stood at the instant: what was decided about them since. */
  later: readonly Task[]
}): ScoreSheet {
  const { set, period, asOf, judgeDay, office, then, later } = input
  const known = new Map(later.map(t => [t.id, t]))
  const byUnit = new Map<UnitId, Task[]>()
  for (const task of then) {
    const own = byUnit.get(task.unitId) ?? []
    own.push(withLaterDecisions(task, known.get(task.id)))
    byUnit.set(task.unitId, own)
  }
  const units = office.units
    .map(u => ({ unit: u, score: scoreUnit(set, period, u.id, byUnit.get(u.id) ?? [], judgeDay) }))
    // a unit that ended within the period is still shown for what it left behind
    .filter(({ unit, score }) => score.total !== null || (unit.kind !== 'leadership' && isValidOn(unit, period.to)))
    .sort((a, b) => a.unit.sort - b.unit.sort || (a.unit.id < b.unit.id ? -1 : 1))
    .map(({ unit, score }) => ({ ...score, unitName: unit.name }))
  return { set, period, asOf, judgeDay, units }
}

/** Best first; those without a basis last, equal ones in the order of the office and with the same rank. */
export function ranked(sheet: Pick<ScoreSheet, 'units'>): (SheetRow & { rank: number | null })[] {
  const order = sheet.units.toSorted((a, b) => (b.percent ?? -1) - (a.percent ?? -1))
  let rank = 0
  return order.map((row, i) => {
    if (i === 0 || order[i - 1]?.percent !== row.percent) rank = i + 1
    return { ...row, rank: row.percent === null ? null : rank }
  })
}

export type ScoreReport = {
  set: string
  period: string
  asOf: string
  units: {
    unitId: string
    unit: string
    total: number | null
    max: number
    band: string
    criteria: { id: string; name: string; points: number | null; max: number; tasks: string[] }[]
  }[]
}

/** The plain form for programs, keys in a fixed order. `tasks`: those that the criterion was computed from. */
export const scoreReport = (sheet: ScoreSheet): ScoreReport => ({
  set: sheet.set.id,
  period: sheet.period.id,
  asOf: sheet.asOf,
  units: sheet.units.map(u => ({
    unitId: u.unitId,
    unit: u.unitName,
    total: u.total,
    max: u.max,
    band: u.band?.name ?? NO_BASIS,
    criteria: u.criteria.map(c => ({
      id: c.id,
      name: c.name,
      points: c.points,
      max: c.max,
      tasks: c.tasks.filter(t => t.counts).map(t => t.taskId),
    })),
  })),
})
