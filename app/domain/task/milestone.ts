/** Mốc: the several days of one directive. Each is done or not, in time or late, by the same clock as the task. */
import { type Day, daysBetween, formatDay } from '../shared/day.ts'
import { dayOfInstant } from '../shared/instant.ts'
import { type Refusal, refuse } from '../shared/refusal.ts'
import { clockStoppedDay } from './standing.ts'
import { isOpen, isWorkable, type Milestone, TASK_STATE_NAMES, type Task, type TaskEventData } from './task.ts'

type Decision = TaskEventData | Refusal

export type MilestoneStanding = 'done-on-time' | 'done-late' | 'overdue' | 'ahead'

type Clock = Pick<Task, 'state' | 'due' | 'report' | 'closedAt' | 'suspendedAt'>

export function milestoneStanding(m: Milestone, t: Clock, today: Day): { standing: MilestoneStanding; days: number } {
  const on = m.doneAt ? dayOfInstant(m.doneAt) : (clockStoppedDay(t) ?? today)
  const late = Math.max(0, daysBetween(m.due, on))
  if (m.doneAt) return { standing: late > 0 ? 'done-late' : 'done-on-time', days: late }
  return late > 0 && t.state !== 'withdrawn' ? { standing: 'overdue', days: late } : { standing: 'ahead', days: 0 }
}

/** The next one that is not done: what the clocks look at. */
export const nextMilestone = (t: Pick<Task, 'milestones'>): Milestone | null =>
  t.milestones.find(m => m.doneAt === null) ?? null

export function completeMilestone(t: Task, id: string, note: string | null, today: Day): Decision {
  if (!isWorkable(t))
    return refuse(
      'wrong-state',
      `Nhiệm vụ đang ở trạng thái “${TASK_STATE_NAMES[t.state]}” nên không thể đánh dấu mốc.`,
    )
  const m = t.milestones.find(x => x.id === id)
  if (!m) return refuse('no-milestone', 'Không có mốc này.', 'milestoneId')
  if (m.doneAt) return refuse('already-done', 'Mốc này đã hoàn thành.', 'milestoneId')
  return { kind: 'milestone-done', id, name: m.name, note, late: today > m.due }
}

/** A new milestone, or another day or name for one that is not done. */
export function setMilestone(t: Task, id: string, name: string, due: Day): Decision {
  if (!isOpen(t)) return refuse('wrong-state', 'Nhiệm vụ đã kết thúc.')
  const known = t.milestones.find(x => x.id === id)
  if (known?.doneAt) return refuse('already-done', 'Mốc này đã hoàn thành; không sửa được nữa.', 'milestoneId')
  if (name.trim().length < 2) return refuse('name-needed', 'Cần ghi tên mốc.', 'name')
  if (t.due !== null && due > t.due)
    return refuse('after-due', `Mốc không được sau thời hạn của nhiệm vụ (${formatDay(t.due)}).`, 'due')
  if (known && known.due === due && known.name === name.trim())
    return refuse('same', 'Mốc đang có tên và ngày như vậy.', 'due')
  return { kind: 'milestone-set', id, name: name.trim(), from: known?.due ?? null, due }
}

export function dropMilestone(t: Task, id: string, reason: string): Decision {
  if (!isOpen(t)) return refuse('wrong-state', 'Nhiệm vụ đã kết thúc.')
  const m = t.milestones.find(x => x.id === id)
  if (!m) return refuse('no-milestone', 'Không có mốc này.', 'milestoneId')
  if (m.doneAt) return refuse('already-done', 'Mốc này đã hoàn thành; không bỏ được nữa.', 'milestoneId')
  if (reason.trim().length < 5) return refuse('reason-needed', 'Cần ghi rõ lý do (ít nhất 5 ký tự).', 'reason')
  return { kind: 'milestone-dropped', id, name: m.name, reason: reason.trim() }
}

/**
 * The several days an item names: the work is due on the last one, each day before it is a milestone. (The grammar's
 * `due` is the first of them, `otherDues` the rest.)
 */
export function daysOfItem(due: Day | null, otherDues: readonly Day[]) {
  const days = [...new Set(due === null ? otherDues : [due, ...otherDues])].sort()
  const last = days.pop() ?? null
  return { due: last, milestones: days.map((d, i) => ({ id: `m${i + 1}`, name: `Mốc ${i + 1}`, due: d })) }
}
