/** On which working days a step of a rule falls, counted from its anchor. */
import type { WorkingDayIndex } from '../calendar/working-day-index.ts'
import type { Day } from '../shared/day.ts'
import { dayOfInstant, type Instant } from '../shared/instant.ts'
import { nextMilestone } from '../task/milestone.ts'
import type { Task } from '../task/task.ts'
import type { Anchor, ReminderRule } from './rule.ts'

/** The moment or day a step counts from; null while the task has none. */
export function anchorValue(t: Task, anchor: Anchor): Day | Instant | null {
  switch (anchor) {
    case 'assigned':
      return t.assignedAt
    case 'due':
      return t.due
    case 'reported':
      return t.report?.at ?? null
    case 'extension-asked':
      return t.extension?.at ?? null
    case 'send-back-asked':
      return t.sendBack?.at ?? null
    case 'updated':
      return t.updatedAt
    case 'milestone':
      return nextMilestone(t)?.due ?? null
  }
}

export const anchorDay = (value: Day | Instant): Day =>
  value.length === 10 ? (value as Day) : dayOfInstant(value as Instant)

/** The offsets of a rule up to a distance, the latest first, at most `limit` of them. */
export function offsetsUpTo(rule: ReminderRule, elapsed: number, limit: number): number[] {
  const found: number[] = []
  const listed = rule.offsets
  const last = listed.at(-1)
  if (last === undefined) return found
  let index = lastIndexUpTo(rule, elapsed)
  if (rule.cap !== null) index = Math.min(index, rule.cap - 1)
  for (; index >= 0 && found.length < limit; index -= 1) found.push(offsetAt(rule, index))
  return found
}

/** The n-th time, from 0. */
export const offsetAt = (rule: ReminderRule, index: number): number => {
  const listed = rule.offsets[index]
  if (listed !== undefined) return listed
  return (rule.offsets.at(-1) ?? 0) + (index - rule.offsets.length + 1) * (rule.repeatEvery ?? 0)
}

function lastIndexUpTo(rule: ReminderRule, elapsed: number): number {
  const last = rule.offsets.at(-1)!
  if (elapsed > last && rule.repeatEvery !== null && rule.repeatEvery > 0)
    return rule.offsets.length - 1 + Math.floor((elapsed - last) / rule.repeatEvery)
  return rule.offsets.findLastIndex(o => o <= elapsed)
}

/**
 * Working days from the anchor to a run. A due day on a rest day stands on the number line where the working day
 * before it does, so its reminders fall on that day without a special case.
 */
export const elapsedAt = (index: WorkingDayIndex, anchor: Day | Instant, run: Day): number =>
  index.between(anchorDay(anchor), run)
