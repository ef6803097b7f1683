/**
 * Which open tasks a run has to look at, said in what the database keeps beside a task (state, days, moments): all
 * others cannot owe a step, whatever else is in them. Of twenty thousand open tasks a run then reads a thousand.
 */
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from '../calendar/working-days.ts'
import { addDays, type Day, maxDay } from '../shared/day.ts'
import { type Instant, instantAt } from '../shared/instant.ts'
import { TASK_STATES, type Task, type TaskState } from '../task/task.ts'
import { anchorDay, anchorsOf } from './occurrence.ts'
import type { Anchor, ReminderRule } from './rule.ts'
import { cellFor } from './state-steps.ts'

/** A task is a candidate if one of these fits: in such a state, with the anchor on that day or before. */
export type Candidates = readonly { anchor: Anchor; states: readonly TaskState[]; upTo: Day; before: Instant }[]

/** States in which a task past its day counts as late: for the leader's digest, whatever the rules say. */
const MAY_BE_LATE: readonly TaskState[] = ['assigned', 'accepted', 'in-progress', 'redo', 'send-back-asked']

export function candidatesOf(rules: readonly ReminderRule[], calendar: WorkingCalendar, run: Day): Candidates {
  const found = new Map<Anchor, { states: Set<TaskState>; upTo: Day }>([
    ['due', { states: new Set(MAY_BE_LATE), upTo: addDays(run, -1) }],
  ])
  for (const rule of rules) {
    if (!rule.enabled || rule.offsets.length === 0) continue
    const upTo = lastAnchor(calendar, run, rule.days, Math.min(...rule.offsets))
    const known = found.get(rule.anchor)
    const states = TASK_STATES.filter(s => cellFor(s, rule) !== 'no')
    if (known) {
      known.upTo = maxDay(known.upTo, upTo)
      for (const s of states) known.states.add(s)
    } else found.set(rule.anchor, { states: new Set(states), upTo })
  }
  return [...found].map(([anchor, { states, upTo }]) => ({
    anchor,
    states: [...states],
    upTo,
    before: instantAt(addDays(upTo, 1), '00:00'),
  }))
}

/** The same, of a task at hand. */
export const isCandidate = (candidates: Candidates, t: Task): boolean =>
  candidates.some(
    ({ anchor, states, upTo }) =>
      states.includes(t.state) && anchorsOf(t, anchor).some(from => anchorDay(from) <= upTo),
  )

/**
 * The last day to count from for which a time so many days later (or earlier) has come by `run`: occurrence.ts asked the
 * other way round. Rest days stand where the working day before them does; a calendar day after the anchor that is a
 * rest day has its run on the working day after it.
 */
function lastAnchor(calendar: WorkingCalendar, run: Day, days: ReminderRule['days'], offset: number): Day {
  if (days === 'working') return withRestDays(calendar, addWorkingDays(calendar, run, -offset))
  return addDays(offset <= 0 ? withRestDays(calendar, run) : run, -offset)
}

function withRestDays(calendar: WorkingCalendar, d: Day): Day {
  let last = d
  while (!isWorkingDay(calendar, addDays(last, 1))) last = addDays(last, 1)
  return last
}
