/**
 * Publishing: from directives to tasks. One task per lead unit; a group expands to its units on that day; the
 * collecting unit owes no report to itself – where several units report to it, it owes the synthesis.
 */
import type { Day } from '../shared/day.ts'
import type { Task } from '../task/task.ts'
import { isValidOn, membersOn, type Office, type UnitId, unitOf } from '../unit/office.ts'
import type { DraftDirective, PartyRef } from './draft.ts'

export type TaskSeed = Pick<
  Task,
  | 'kind'
  | 'path'
  | 'title'
  | 'text'
  | 'unitId'
  | 'fieldId'
  | 'urgency'
  | 'starred'
  | 'due'
  | 'duePrecision'
  | 'dueText'
  | 'reportToUnitId'
  | 'reportToPost'
> & { coordinations: { unitId: UnitId; ask: string | null; due: Day | null }[] }

export function unitsOfParties(office: Office, parties: readonly PartyRef[], on: Day): UnitId[] {
  const ids: UnitId[] = []
  for (const p of parties) {
    if (p.kind === 'group') ids.push(...membersOn(office, p.id, on).map(u => u.id))
    else {
      const unit = unitOf(office, p.id)
      if (unit && isValidOn(unit, on)) ids.push(unit.id)
    }
  }
  return [...new Set(ids)]
}

/** The tasks one directive becomes on a day; none while nobody is named to do it. */
export function fanOut(d: DraftDirective, office: Office, on: Day): TaskSeed[] {
  const leads = unitsOfParties(office, d.lead, on)
  const collector = d.reportTo?.kind === 'unit' ? d.reportTo.id : null
  const workers = leads.length > 1 ? leads.filter(id => id !== collector) : leads
  const coordinating = unitsOfParties(office, d.coordinate, on)
  const base = {
    path: d.path,
    title: d.title,
    text: d.text,
    fieldId: d.fieldId,
    urgency: d.urgency,
    starred: d.starred,
    reportToPost: d.reportTo?.kind === 'post' ? d.reportTo.title : null,
  }
  const seeds: TaskSeed[] = workers.map(unitId => ({
    ...base,
    kind: 'work',
    unitId,
    due: d.due,
    duePrecision: d.duePrecision,
    dueText: d.dueText,
    reportToUnitId: collector === unitId ? null : collector,
    coordinations: coordinating.filter(id => id !== unitId).map(id => ({ unitId: id, ask: null, due: d.due })),
  }))
  if (collector !== null && workers.length > 1) {
    seeds.push({
      ...base,
      kind: 'synthesis',
      title: `Tổng hợp: ${d.title}`,
      unitId: collector,
      // the directive's day is when the others must have sent theirs; the collector reports to the next meeting
      due: null,
      duePrecision: 'next-meeting',
      dueText: null,
      reportToUnitId: null,
      coordinations: [],
    })
  }
  return seeds
}
