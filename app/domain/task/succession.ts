/** What a change of the organisation means for one task: which part goes on in which unit, as one event. */
import type { Day } from '../shared/day.ts'
import { isValidOn, type Office, type PersonId, type UnitId } from '../unit/office.ts'
import { isOpen, type Task, type TaskEventData } from './task.ts'

type Change = { id: string; day: Day; reason: string }
/** Both answer null where nothing changes. */
type Goes = {
  taskGoesTo(task: { id: string; unitId: UnitId }): UnitId | null
  partGoesTo(unitId: UnitId): UnitId | null
}

/** `later`: the office as it will be, to see who goes along. Null: the task has nothing to do with it, or is closed. */
export function succeed(task: Task, goes: Goes, later: Office, change: Change): TaskEventData | null {
  if (!isOpen(task)) return null
  const to = goes.taskGoesTo(task)
  const leads = to ?? task.unitId
  const asked = new Set(task.coordinations.map(c => c.unitId))
  const coordinations = task.coordinations.flatMap(c => {
    const next = c.answeredAt === null ? goes.partGoesTo(c.unitId) : null
    // the new unit leads it, or is asked already: one ask is enough
    if (next === null) return c.answeredAt === null && c.unitId === to ? [{ from: c.unitId, to: null }] : []
    const twice = next === leads || asked.has(next)
    asked.add(next)
    return [{ from: c.unitId, to: twice ? null : next }]
  })
  const collector = task.reportToUnitId === null ? null : (goes.partGoesTo(task.reportToUnitId) ?? task.reportToUnitId)
  const collecting =
    task.reportToUnitId !== null && (collector !== task.reportToUnitId || collector === leads)
      ? { from: task.reportToUnitId, to: collector === leads ? null : collector }
      : null
  const watching = task.watchers.flatMap(w => {
    const next = w.kind === 'unit' ? goes.partGoesTo(w.id) : null
    return next === null ? [] : [{ from: w.id, to: next }]
  })
  if (
    to === null &&
    watching.length === 0 &&
    coordinations.length === 0 &&
    goes.partGoesTo(task.reportToUnitId ?? '') === null
  )
    return null
  return {
    kind: 'unit-succeeded',
    changeId: change.id,
    day: change.day,
    reason: change.reason,
    lead: to === null ? null : { from: task.unitId, to },
    officerId: to === null || worksIn(later, task.officerId, to, change.day) ? task.officerId : null,
    coordinations,
    collecting,
    watching,
  }
}

const worksIn = (office: Office, personId: PersonId | null, unitId: UnitId, on: Day): boolean =>
  personId !== null && office.posts.some(p => p.personId === personId && p.unitId === unitId && isValidOn(p, on))
