/** On which working days a step of a rule falls, counted from its anchor in working or in calendar days. */
import type { WorkingDayIndex } from '../calendar/working-day-index.ts'
import { addDays, type Day, daysBetween } from '../shared/day.ts'
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

/** A time the rule speaks; `ago`: how many working days before the run its own run was. */
export type Occurrence = { offset: number; ago: number }

/** The times of a rule up to a run, the latest first, at most `limit` of them. */
export function occurrencesUpTo(
  rule: ReminderRule,
  index: WorkingDayIndex,
  anchor: Day | Instant,
  run: Day,
  limit: number,
): Occurrence[] {
  const found: Occurrence[] = []
  const last = rule.offsets.at(-1)
  if (last === undefined) return found
  let n = lastIndexUpTo(rule, index, anchor, run)
  if (rule.cap !== null) n = Math.min(n, rule.cap - 1)
  for (; n >= 0 && found.length < limit; n -= 1) {
    const offset = offsetAt(rule, n)
    found.push({ offset, ago: agoOf(rule, index, anchor, offset, run) })
  }
  return found
}

/**
 * Working days since a time's own run; negative while it lies ahead. In working days, a due day on a rest day stands
 * on the number line where the working day before it does. A calendar day that is a rest day: up to the anchor the
 * working day before it, after the anchor the one after it – nobody is warned too late, nobody is chased too early.
 */
export function agoOf(
  rule: Pick<ReminderRule, 'days'>,
  index: WorkingDayIndex,
  anchor: Day | Instant,
  offset: number,
  run: Day,
): number {
  const from = anchorDay(anchor)
  if (rule.days === 'working') return index.between(from, run) - offset
  const falls = addDays(from, offset)
  return offset <= 0 ? index.between(falls, run) : index.between(addDays(falls, -1), run) - 1
}

/** The n-th time, from 0. */
export const offsetAt = (rule: ReminderRule, index: number): number => {
  const listed = rule.offsets[index]
  if (listed !== undefined) return listed
  return (rule.offsets.at(-1) ?? 0) + (index - rule.offsets.length + 1) * (rule.repeatEvery ?? 0)
}

/** Whether the rule still speaks at this distance: it may have been edited since. */
export function speaksAt(rule: ReminderRule, offset: number): boolean {
  const last = rule.offsets.at(-1)
  if (last === undefined) return false
  let n = rule.offsets.indexOf(offset)
  if (n < 0 && offset > last && rule.repeatEvery && (offset - last) % rule.repeatEvery === 0)
    n = rule.offsets.length - 1 + (offset - last) / rule.repeatEvery
  return n >= 0 && (rule.cap === null || n < rule.cap)
}

function lastIndexUpTo(rule: ReminderRule, index: WorkingDayIndex, anchor: Day | Instant, run: Day): number {
  const last = rule.offsets.at(-1)!
  const elapsed = rule.days === 'working' ? index.between(anchorDay(anchor), run) : daysBetween(anchorDay(anchor), run)
  const repeats =
    elapsed > last && rule.repeatEvery !== null && rule.repeatEvery > 0
      ? rule.offsets.length - 1 + Math.floor((elapsed - last) / rule.repeatEvery)
      : -1
  if (rule.days === 'working') return repeats >= 0 ? repeats : rule.offsets.findLastIndex(o => o <= elapsed)
  // a time on a rest day ahead may have its run today; one on a rest day behind may not have had it yet
  if (repeats > rule.offsets.length - 1)
    return agoOf(rule, index, anchor, offsetAt(rule, repeats), run) >= 0 ? repeats : repeats - 1
  return rule.offsets.findLastIndex(o => agoOf(rule, index, anchor, o, run) >= 0)
}
