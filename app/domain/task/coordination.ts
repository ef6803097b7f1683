/**
 * Phối hợp: each coordinating unit has its own ask, its own day, its own answer – and its own clock, so that a delay
 * belongs to whoever caused it.
 */
import { addDays, type Day, daysBetween, maxDay, minDay } from '../shared/day.ts'
import { dayOfInstant, type Instant } from '../shared/instant.ts'
import { type Refusal, refuse } from '../shared/refusal.ts'
import type { UnitId } from '../unit/office.ts'
import { clockStoppedDay, daysLate } from './standing.ts'
import { type Coordination, isOpen, TASK_STATE_NAMES, type Task, type TaskEventData } from './task.ts'

type Decision = TaskEventData | Refusal

const ended = (t: Task, verb: string): Refusal | null =>
  isOpen(t)
    ? null
    : refuse('wrong-state', `Nhiệm vụ đang ở trạng thái “${TASK_STATE_NAMES[t.state]}” nên không thể ${verb}.`)

/** Asks a unit for its share, or asks it again for something else. */
export function askCoordination(t: Task, unitId: UnitId, ask: string, due: Day | null, today: Day): Decision {
  const refused = ended(t, 'xin ý kiến phối hợp')
  if (refused) return refused
  if (unitId === t.unitId) return refuse('lead', 'Đơn vị này đang chủ trì nhiệm vụ.', 'unitId')
  if (ask.trim().length < 5)
    return refuse('ask-needed', 'Cần ghi rõ nội dung đề nghị phối hợp (ít nhất 5 ký tự).', 'ask')
  if (due !== null && due < today) return refuse('due-in-past', 'Hạn trả lời phải từ hôm nay trở đi.', 'due')
  return { kind: 'coordination-asked', unitId, ask: ask.trim(), due }
}

/** Its word is not needed any more. */
export function releaseCoordination(t: Task, unitId: UnitId, reason: string): Decision {
  const refused = ended(t, 'thôi phối hợp')
  if (refused) return refused
  const own = t.coordinations.find(c => c.unitId === unitId)
  if (!own) return refuse('not-coordinating', 'Đơn vị không phối hợp nhiệm vụ này.', 'unitId')
  if (own.answeredAt) return refuse('answered', 'Đơn vị đã trả lời; ý kiến được giữ lại.', 'unitId')
  if (reason.trim().length < 5) return refuse('reason-needed', 'Cần ghi rõ lý do (ít nhất 5 ký tự).', 'reason')
  return { kind: 'coordination-released', unitId, reason: reason.trim() }
}

export function answerCoordination(t: Task, unitId: UnitId, text: string): Decision {
  const refused = ended(t, 'trả lời phối hợp')
  if (refused) return refused
  if (!t.coordinations.some(c => c.unitId === unitId))
    return refuse('not-coordinating', 'Đơn vị không phối hợp nhiệm vụ này.')
  if (text.trim().length < 5) return refuse('text-needed', 'Cần ghi ý kiến phối hợp.', 'text')
  return { kind: 'coordination-answered', unitId, text: text.trim() }
}

/** Of these units some have been asked, and all of those have answered: to add to it is rare. */
export function opinionGiven({ coordinations }: Pick<Task, 'coordinations'>, units: readonly UnitId[]): boolean {
  const own = coordinations.filter(c => units.includes(c.unitId))
  return own.length > 0 && own.every(c => c.answeredAt !== null)
}

/** Since when a unit's answer is waited for: since it was asked, or since the task came. */
export const askedOn = (c: Pick<Coordination, 'askedAt'>, t: Pick<Task, 'assignedAt'>): Day =>
  dayOfInstant(c.askedAt ?? t.assignedAt)

/** How late a unit's answer is, by its own day and its own clock. */
export function coordinationDelay(
  c: { due: Day | null; answeredAt: Instant | null },
  today: Day,
): { late: boolean; days: number } {
  const on = c.answeredAt ? dayOfInstant(c.answeredAt) : today
  const days = c.due === null ? 0 : Math.max(0, daysBetween(c.due, on))
  return { late: days > 0, days }
}

export type DelayShare = { unitId: UnitId; days: number }
/** The days of a late task: those for which a coordinating unit's answer was overdue, and the lead unit's own. */
export type DelayShares = { total: number; own: number; of: DelayShare[] }

type Dated = Pick<Task, 'state' | 'due' | 'report' | 'closedAt' | 'suspendedAt' | 'coordinations'>

/**
 * Whose delay it is. Every day after the due day on which some coordinating unit still owed an answer beyond its own
 * day is that unit's (each of several that kept the lead waiting on the same day); what is left is the lead's own.
 */
export function delayShares(t: Dated, today: Day): DelayShares {
  const total = daysLate(t, t.due, today)
  if (t.due === null || total === 0) return { total, own: total, of: [] }
  const first = addDays(t.due, 1)
  const last = clockStoppedDay(t) ?? today
  const waits = t.coordinations.flatMap(c => {
    if (c.due === null) return []
    const from = maxDay(first, addDays(c.due, 1))
    const to = minDay(last, c.answeredAt ? dayOfInstant(c.answeredAt) : last)
    return to < from ? [] : [{ unitId: c.unitId, from, to, days: daysBetween(from, to) + 1 }]
  })
  let covered = 0
  let until = t.due
  for (const w of [...waits].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const from = maxDay(w.from, addDays(until, 1))
    if (w.to < from) continue
    covered += daysBetween(from, w.to) + 1
    until = w.to
  }
  return { total, own: total - covered, of: waits.map(({ unitId, days }) => ({ unitId, days })) }
}
