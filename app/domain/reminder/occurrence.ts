/** On which working days a step of a rule falls, counted from its anchor in working or in calendar days. */
import type { WorkingDayIndex } from '../calendar/working-day-index.ts'
import { addDays, type Day, daysBetween } from '../shared/day.ts'
import { dayOfInstant, type Instant } from '../shared/instant.ts'
import { nextMilestone } from '../task/milestone.ts'
import type { Coordination, Task } from '../task/task.ts'
import type { Anchor, ReminderRule } from './rule.ts'

type AnchorValue = Day | Instant
const NONE: readonly AnchorValue[] = []
const one = (value: AnchorValue | null | undefined): readonly AnchorValue[] => (value ? [value] : NONE)

/** The moments or days a step counts from; none while the task has none, several where several people are waited for. */
export function anchorsOf(t: Task, anchor: Anchor): readonly AnchorValue[] {
  switch (anchor) {
    case 'assigned':
      return one(t.assignedAt)
    case 'due':
      return one(t.due)
    case 'reported':
      return one(t.report?.at)
    case 'extension-asked':
      return one(t.extension?.at)
    case 'send-back-asked':
      return one(t.sendBack?.at)
    case 'updated':
      return one(t.updatedAt)
    case 'milestone':
      return one(nextMilestone(t)?.due)
    case 'coordination':
      return t.coordinations.length === 0
        ? NONE
        : [...new Set(t.coordinations.flatMap(c => (isAwaited(c) ? c.due : [])))]
    case 'explanation':
      return owesExplanation(t) && t.explanation?.answeredAt === null ? one(t.explanation.due) : NONE
    case 'explained':
      return owesExplanation(t) && t.explanation?.accepted === null ? one(t.explanation.answeredAt) : NONE
    case 'question':
      return t.questions.length === 0 ? NONE : [...new Set(t.questions.flatMap(q => (q.answeredAt ? [] : q.at)))]
    case 'first-word':
      return one(t.firstWord?.at)
    case 'review':
      return t.due === null ? one(t.reviewDay) : NONE
  }
}

/** A unit that merely takes part owes no answer: only one that was asked for something by a day does. */
const isAwaited = (c: Coordination): c is Coordination & { due: Day } =>
  c.answeredAt === null && c.ask !== null && c.due !== null

/** Not of the unit that has the task by now, where another one was asked. */
const owesExplanation = (t: Task): boolean => t.explanation !== null && t.explanation.askedAt >= t.assignedAt

/** The task as a step of one of several anchors sees it: only the units and questions that this day or moment is of. */
export function asOfAnchor<T extends Task>(t: T, anchor: Anchor, value: string): T {
  if (anchor === 'coordination')
    return { ...t, coordinations: t.coordinations.filter(c => isAwaited(c) && c.due === value) }
  if (anchor === 'question') return { ...t, questions: t.questions.filter(q => q.at === value) }
  return t
}

/** What is asked beside the work itself; the first three go on after it ended. */
export const ASKED: readonly Anchor[] = ['explanation', 'explained', 'question', 'coordination', 'first-word']

/** The first day that anything asked counts from; null where nothing is, or nobody needs the answer any more. */
export function askedDay(t: Task): Day | null {
  if (t.state === 'withdrawn') return null
  const asked = t.state === 'done' ? ASKED.slice(0, 3) : ASKED
  const days = asked.flatMap(a => anchorsOf(t, a).map(anchorDay)).sort()
  return days[0] ?? null
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
  const listed = rule.offsets.length - 1
  const repeated = (elapsed: number) =>
    rule.repeatEvery !== null && rule.repeatEvery > 0 && elapsed > last
      ? listed + Math.floor((elapsed - last) / rule.repeatEvery)
      : -1
  if (rule.days === 'working') {
    const elapsed = index.between(anchorDay(anchor), run)
    const again = repeated(elapsed)
    return again >= 0 ? again : rule.offsets.findLastIndex(o => o <= elapsed)
  }
  // a time on a rest day ahead may have its run today; one on a rest day behind may not have had it yet
  let n = Math.max(listed, repeated(daysBetween(anchorDay(anchor), run) + LONGEST_REST))
  while (n >= 0 && agoOf(rule, index, anchor, offsetAt(rule, n), run) < 0) n -= 1
  return n
}

/** No stretch of rest days is longer. */
const LONGEST_REST = 31
