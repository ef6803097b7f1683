/**
 * The leader's Monday: what is overdue in the own portfolio, worst first; nothing where nothing is. It belongs to the
 * first run of a week – or from another weekday on, as the office sets it –, so a Monday off moves it to Tuesday, and it
 * travels in the leader's one mail of that run.
 */
import type { WorkingCalendar } from '../calendar/working-days.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import { addDays, type Day, weekdayOf } from '../shared/day.ts'
import { daysLate, isLate } from '../task/standing.ts'
import { isWorkable } from '../task/task.ts'
import { holdersOn, leadersInCharge, type Office, type Person, type PersonId, type PostKind } from '../unit/office.ts'
import type { Ladder, RemindedTask } from './escalation.ts'
import { DIGEST, type Notice, stepAt } from './notice.ts'

/** What a leader is shown in the mail; the rest is behind the link. */
export const LEADER_LINES = 10

export type Overdue = Pick<RemindedTask, 'id' | 'unitId' | 'fieldId' | 'due'> & { days: number }

/**
 * Overdue and in the unit's hands (or back with the secretariat); a report that waits is not the unit's delay. What a unit
 * handed on is its own business: its leader hears of the task, never of its parts.
 */
export function overdueOf(tasks: readonly RemindedTask[], today: Day): Overdue[] {
  return tasks
    .filter(t => t.parentId === null && (isWorkable(t) || t.state === 'send-back-asked') && isLate(t, t.due, today))
    .map(t => ({ id: t.id, unitId: t.unitId, fieldId: t.fieldId, due: t.due, days: daysLate(t, t.due, today) }))
}

/** The Monday (or other weekday) of the week whose digest this run carries; null where an earlier run carried it. */
export function digestWeek(calendar: WorkingCalendar, run: Day, since: Day | null, weekday = 1): Day | null {
  const monday = addDays(run, -((weekdayOf(run) - weekday + 7) % 7))
  let first = monday
  while (first < run && !isWorkingDay(calendar, first)) first = addDays(first, 1)
  // with no run known, only the first working day of the week itself starts one
  return first === run || (since !== null && since < first) ? monday : null
}

/** The chair answers for everything, a vice-chair for what is in the portfolio; worst first. */
export function overdueByLeader(office: Office, on: Day, overdue: readonly Overdue[]): Map<Person, Overdue[]> {
  const lists = new Map<PersonId, { person: Person; own: Overdue[] }>()
  const listOf = (person: Person) => {
    const list = lists.get(person.id) ?? { person, own: [] }
    lists.set(person.id, list)
    return list.own
  }
  const chairs = holders(office, on, 'chair')
  const inCharge = new Map<string, Person[]>()
  const leaders = new Set(holders(office, on, 'vice-chair').map(p => p.id))
  for (const t of [...overdue].sort((a, b) => b.days - a.days || (a.id < b.id ? -1 : 1))) {
    const key = `${t.unitId} ${t.fieldId}`
    const people = inCharge.get(key) ?? leadersInCharge(office, t.unitId, t.fieldId, on).filter(p => leaders.has(p.id))
    inCharge.set(key, people)
    for (const person of new Set([...chairs, ...people])) listOf(person).push(t)
  }
  return new Map([...lists.values()].map(l => [l.person, l.own]))
}

const holders = (office: Office, on: Day, kind: PostKind): Person[] => holdersOn(office, on, kind, null)

export const leaderDigests = (
  office: Office,
  on: Day,
  monday: Day,
  overdue: readonly Overdue[],
  ladder: Pick<Ladder, 'mayMail'>,
): Notice[] =>
  [...overdueByLeader(office, on, overdue).keys()]
    .filter(p => ladder.mayMail(p))
    .map(p => ({
      taskId: null,
      rule: 'leader-digest',
      step: stepAt('leader-digest', monday),
      occurrence: 0,
      personId: p.id,
      email: p.email,
      alone: false,
      data: { role: 'leader', group: DIGEST },
    }))
