/**
 * What is due by a moment: pure, from a snapshot. Every rule is asked for the step that is right at the latest run –
 * not for those that were missed before it – so a run that comes late, or after a night without power, sends one
 * true notice instead of a storm of old ones. The key of a notice does not contain the day it is sent, so planning
 * again adds nothing, and planning late adds what planning in time would have.
 */
import { indexOf, type WorkingDayIndex } from '../calendar/working-day-index.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import { addDays, type Day } from '../shared/day.ts'
import { type Instant, instantAt } from '../shared/instant.ts'
import type { TaskId } from '../task/task.ts'
import type { Office } from '../unit/office.ts'
import { type Ladder, ladderOn, type Recipient, type RemindedTask } from './escalation.ts'
import { digestWeek } from './leader-digest.ts'
import { DIGEST, type Notice, type NoticeData, stepAt } from './notice.ts'
import { anchorDay, anchorsOf, asOfAnchor, occurrencesUpTo } from './occurrence.ts'
import { type Anchor, type ReminderRule, rulesFor, speaksBefore } from './rule.ts'
import { lastRun } from './run-time.ts'
import type { ReminderSettings } from './settings.ts'
import { type Cell, cellFor } from './state-steps.ts'

export type PlanInput = {
  tasks: readonly RemindedTask[]
  office: Office
  calendar: WorkingCalendar
  rules: readonly ReminderRule[]
  /** Everything due by then. */
  asOf: Instant
  /** The day of the run before, where one is known: steps that fell between it and this run are recorded as skipped. */
  since: Day | null
  settings: ReminderSettings
}

export type Plan = {
  run: { day: Day; at: Instant }
  notices: Notice[]
  /** Steps whose run did not take place and which something later has replaced. */
  skipped: Notice[]
  /** Steps for which the office has nobody at all. */
  nobody: { taskId: TaskId; step: string }[]
}

/** What planning needs besides the tasks, made once for all pages of a run. */
export type Planner = { run: Plan['run']; plan(tasks: readonly RemindedTask[]): Omit<Plan, 'run'> }

/** Days somebody set beforehand, as against moments at which something happened. */
const DAYS_SET: ReadonlySet<Anchor> = new Set<Anchor>(['due', 'milestone', 'coordination', 'explanation'])

/** More than this many missed steps of one rule are not worth a row each. */
const SKIPPED_AT_MOST = 10

export function planNotices({ tasks, ...given }: PlanInput): Plan {
  const planner = plannerFor(given)
  return { run: planner.run, ...planner.plan(tasks) }
}

export function plannerFor({ office, calendar, rules, asOf, since, settings }: Omit<PlanInput, 'tasks'>): Planner {
  const run = lastRun(calendar, settings.runAt, asOf)
  const index = indexOf(calendar)
  const ladder = ladderOn(office, run.day, settings)
  const startsWeek = digestWeek(calendar, run.day, since) !== null
  const missedFrom = since !== null && since < run.day ? index.between(since, run.day) : 0
  return {
    run,
    plan(tasks) {
      const plan: Omit<Plan, 'run'> = { notices: [], skipped: [], nobody: [] }
      for (const task of tasks)
        for (const rule of rulesFor(rules, task))
          planRule({ task, rule, run, index, ladder, missedFrom, startsWeek, settings }, plan)
      return plan
    },
  }
}

type Situation = {
  task: RemindedTask
  rule: ReminderRule
  run: Plan['run']
  index: WorkingDayIndex
  ladder: Ladder
  missedFrom: number
  /** This run carries what is told once a week. */
  startsWeek: boolean
  settings: ReminderSettings
}

function planRule(s: Situation, plan: Omit<Plan, 'run'>): void {
  const cell = cellFor(s.task.state, s.rule)
  if (cell === 'no') return
  for (const anchor of anchorsOf(s.task, s.rule.anchor)) planFrom(s, anchor, cell, plan)
}

function planFrom(s: Situation, anchor: Day | Instant, cell: Cell, plan: Omit<Plan, 'run'>): void {
  const { task, rule, run, index, missedFrom } = s
  // steps before the anchor are over with it: nobody is told "đến hạn hôm nay" on the day after
  const over = speaksBefore(rule.step) && run.day > anchorDay(anchor)
  const limit = missedFrom > 1 ? SKIPPED_AT_MOST : 1
  const [current, ...earlier] = occurrencesUpTo(rule, index, anchor, run.day, limit)
  if (current === undefined) return
  const waits = rule.weekly && !s.startsWeek && current.offset !== rule.offsets[0]
  const told = over || waits ? null : whoKnew(s, anchor, current.ago)
  if (told) {
    const made = noticesAt({ ...s, task: told }, anchor, current.offset, cell)
    plan.notices.push(...made)
    if (made.length === 0) plan.nobody.push({ taskId: task.id, step: stepAt(rule.step, anchor) })
  }
  for (const { offset, ago } of over ? [current, ...earlier] : earlier) {
    const missed = ago < missedFrom && ago > 0 ? whoKnew(s, anchor, ago) : null
    if (missed) plan.skipped.push(...noticesAt({ ...s, task: missed }, anchor, offset, cell))
  }
}

/** The task with only those units of it for which the step did not fall before they were asked; null: for none of them. */
function whoKnew(s: Situation, anchor: Day | Instant, ago: number): RemindedTask | null {
  const { task, rule } = s
  if (rule.anchor === 'coordination') {
    const coordinations = asOfAnchor(task, rule.anchor, anchor).coordinations.filter(c =>
      isNotBefore(c.askedAt ?? task.assignedAt, s, ago),
    )
    return coordinations.length === 0 ? null : { ...task, coordinations }
  }
  const known = rule.anchor === 'explanation' && task.explanation ? task.explanation.askedAt : task.assignedAt
  return isNotBefore(known, s, ago) ? task : null
}

/**
 * A step that fell before the unit had the task was never missed: a task given five days before its day starts with
 * "−3", not with a late "−7". Escalation is another matter: the leader is told even if the unit changed meanwhile.
 */
function isNotBefore(known: Instant, { rule, run, index, settings }: Situation, ago: number): boolean {
  if (known >= run.at) return false
  if (!DAYS_SET.has(rule.anchor) || rule.step === 'escalate-1' || rule.step === 'escalate-2') return true
  const assigned = anchorDay(known)
  const sinceAssigned = index.between(assigned, run.day)
  if (ago !== sinceAssigned) return ago < sinceAssigned
  // on the working day of assigning itself, its run must have come after; a rest day comes after it all
  return index.between(addDays(assigned, -1), assigned) === 1 && known < instantAt(assigned, settings.runAt)
}

const noticesAt = (s: Situation, anchor: string, offset: number, cell: Cell): Notice[] =>
  noticesOfStep(s.task, s.rule, anchor, offset, cell, s.ladder)

/** One step of a rule, for everybody it goes to. */
export function noticesOfStep(
  task: RemindedTask,
  rule: ReminderRule,
  anchor: string,
  offset: number,
  cell: Cell,
  ladder: Ladder,
): Notice[] {
  const flash = task.urgency === 'flash'
  const seen = asOfAnchor(task, rule.anchor, anchor)
  // whoever said the first word is not asked for the second
  const but = rule.anchor === 'first-word' ? (task.firstWord?.by ?? null) : null
  return ladder.receivers(seen, recipientsOf(rule, offset, cell), but).map(r => ({
    taskId: task.id,
    // not the row's id: a row of its own for a class tells nobody a second time
    rule: rule.step,
    step: stepAt(rule.step, anchor),
    occurrence: offset,
    personId: r.personId,
    email: r.email,
    alone: flash,
    data: { role: r.role, ...groupOf(rule, flash) },
  }))
}

const groupOf = (rule: ReminderRule, flash: boolean): Pick<NoticeData, 'group' | 'at'> =>
  flash ? { group: 'flash' } : rule.at === null ? { group: DIGEST } : { group: `${DIGEST}:${rule.at}`, at: rule.at }

function recipientsOf(rule: ReminderRule, offset: number, cell: Cell): readonly Recipient[] {
  if (cell === 'secretariat') return ['secretariat']
  const later = offset > (rule.offsets[0] ?? offset) && rule.laterRecipients.length > 0
  return later ? rule.laterRecipients : rule.recipients
}
