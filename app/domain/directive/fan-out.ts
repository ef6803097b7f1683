/**
 * Publishing: from directives to tasks. One task per lead unit; a group expands to its units on that day; the
 * collecting unit owes no report to itself – where several units report to it, it owes the synthesis.
 */
import type { Day } from '../shared/day.ts'
import { daysOfItem } from '../task/milestone.ts'
import type { NextMeeting } from '../task/next-meeting.ts'
import { firstOccurrence, periodOf } from '../task/periodic.ts'
import type { Task } from '../task/task.ts'
import { membersOn, type Office, type UnitId, unitOrHeir } from '../unit/office.ts'
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
> & {
  coordinations: { unitId: UnitId; ask: string | null; due: Day | null }[]
  milestones?: { id: string; name: string; due: Day }[]
  followsMeetingId?: string | null
  period?: string | null
}

export function unitsOfParties(office: Office, parties: readonly PartyRef[], on: Day): UnitId[] {
  const ids: UnitId[] = []
  for (const p of parties) {
    if (p.kind === 'group') ids.push(...membersOn(office, p.id, on).map(u => u.id))
    else {
      // a draft may name a unit that was merged before it was issued
      const unit = unitOrHeir(office, p.id, on)
      if (unit) ids.push(unit.id)
    }
  }
  return [...new Set(ids)]
}

/** "21 nhiệm vụ + 1 tổng hợp" */
export const countSeeds = (seeds: readonly TaskSeed[]): { work: number; synthesis: number } => {
  const synthesis = seeds.filter(s => s.kind === 'synthesis').length
  return { work: seeds.length - synthesis, synthesis }
}

/**
 * The tasks one directive becomes on a day; none while nobody is named to do it. `next`: the next meeting of the series
 * where it is set already, so that "kỳ họp sau" has its day at once.
 */
export function fanOut(d: DraftDirective, office: Office, on: Day, next: NextMeeting | null = null): TaskSeed[] {
  const leads = unitsOfParties(office, d.lead, on)
  const collector = d.reportTo?.kind === 'unit' ? (unitsOfParties(office, [d.reportTo], on)[0] ?? null) : null
  const workers = leads.length > 1 ? leads.filter(id => id !== collector) : leads
  // several report to it, or it is itself among those who must report: its own share is drawing the others' together
  const synthesises = collector !== null && (workers.length > 1 || (leads.length > 1 && leads.includes(collector)))
  const coordinating = unitsOfParties(office, d.coordinate, on)
  // a periodic directive without a day of its own is due at the end of the running period
  const days = daysOfItem(d.due, d.recurrence ? [] : d.otherDues)
  const due = days.due ?? (d.recurrence ? firstOccurrence(d.recurrence, on) : null)
  const following = (at: Day | null, precision: Task['duePrecision']) =>
    next && at === null && precision === 'next-meeting' ? { due: next.day, followsMeetingId: next.id } : { due: at }
  const base = {
    path: d.path,
    title: d.title,
    text: d.text,
    fieldId: d.fieldId,
    urgency: d.urgency,
    starred: d.starred,
    reportToPost: d.reportTo?.kind === 'post' ? d.reportTo.title : null,
  }
  // only where there is something to say: the plain task stays as plain as it was
  const more = {
    ...(days.milestones.length > 0 ? { milestones: days.milestones } : {}),
    ...(d.recurrence && due ? { period: periodOf(d.recurrence, due) } : {}),
  }
  const seeds: TaskSeed[] = workers.map(unitId => ({
    ...base,
    kind: 'work',
    unitId,
    ...following(due, d.duePrecision),
    duePrecision: due !== null && d.due === null ? 'day' : d.duePrecision,
    dueText: d.dueText,
    reportToUnitId: collector === unitId ? null : collector,
    coordinations: coordinating.filter(id => id !== unitId).map(id => ({ unitId: id, ask: null, due })),
    ...more,
  }))
  if (synthesises) {
    seeds.push({
      ...base,
      kind: 'synthesis',
      title: `Tổng hợp: ${d.title}`,
      unitId: collector,
      // the directive's day is when the others must have sent theirs; the collector reports to the next meeting
      ...following(null, 'next-meeting'),
      duePrecision: 'next-meeting',
      dueText: null,
      reportToUnitId: null,
      coordinations: [],
      ...(more.period ? { period: more.period } : {}),
    })
  }
  return seeds
}
