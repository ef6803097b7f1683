/** What moves or marks the days of a task besides extensions: milestones, the next meeting, the look at an undated one. */
import { addMonths, type Day } from '../shared/day.ts'
import { dayOfInstant, type Instant } from '../shared/instant.ts'
import type { PersonId } from '../unit/office.ts'
import type { Task } from './task.ts'

export type DayEventData =
  | { kind: 'milestone-set'; id: string; name: string; from: Day | null; due: Day }
  | { kind: 'milestone-dropped'; id: string; name: string; reason: string }
  | { kind: 'milestone-done'; id: string; name: string; note: string | null; late: boolean }
  /** "Kỳ họp sau" got its day, moved with its meeting, or lost it again (`due` null). */
  | { kind: 'due-followed'; from: Day | null; due: Day | null; meetingId: string | null; title: string }
  /** Somebody looked at a task without a day and left it so until the next look. */
  | { kind: 'reviewed'; next: Day; note: string | null }

const KINDS: ReadonlySet<string> = new Set<DayEventData['kind']>([
  'milestone-set',
  'milestone-dropped',
  'milestone-done',
  'due-followed',
  'reviewed',
])
export const isDayEvent = (data: { kind: string }): data is DayEventData => KINDS.has(data.kind)

export function evolveDays(task: Task, data: DayEventData, at: Instant, by: PersonId): Task {
  switch (data.kind) {
    case 'milestone-set': {
      const known = task.milestones.find(m => m.id === data.id)
      const set = { doneAt: null, doneBy: null, note: null, ...known, id: data.id, name: data.name, due: data.due }
      const others = task.milestones.filter(m => m.id !== data.id)
      return { ...task, milestones: [...others, set].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)) }
    }
    case 'milestone-dropped':
      return { ...task, milestones: task.milestones.filter(m => m.id !== data.id) }
    case 'milestone-done':
      return {
        ...task,
        milestones: task.milestones.map(m =>
          m.id === data.id ? { ...m, doneAt: at, doneBy: by, note: data.note } : m,
        ),
        acceptedAt: task.acceptedAt ?? at,
        state: task.state === 'assigned' || task.state === 'accepted' ? 'in-progress' : task.state,
        note: data.note ?? task.note,
        updatedAt: at,
      }
    case 'due-followed':
      return {
        ...task,
        due: data.due,
        followsMeetingId: data.meetingId,
        // the promise was "the next meeting": whoever moves the meeting moves the promise, and no unit is late for it
        originalDue: data.due,
        reviewDay: data.due === null ? (task.reviewDay ?? addMonths(dayOfInstant(at), 1)) : null,
      }
    case 'reviewed':
      return { ...task, reviewDay: data.next }
  }
}
