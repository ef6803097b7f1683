/**
 * Which state of the task silences which step, as one table. A rule may be silent in more states, never in
 * fewer: a unit that has reported is never chased, whatever an admin writes.
 */
import type { TaskState } from '../task/task.ts'
import type { StepName } from './notice.ts'
import type { ReminderRule } from './rule.ts'

/** 'secretariat': the step goes on, but the ball is with the secretariat. */
export type Cell = 'yes' | 'no' | 'secretariat'

type Planned =
  | 'assigned'
  | 'not-accepted'
  | 'due-soon'
  | 'milestone-soon'
  | 'milestone-late'
  | 'overdue'
  | 'escalate-1'
  | 'escalate-2'
  | 'report-waiting'
  | 'extension-waiting'
  | 'send-back-waiting'
  | 'stale'
  | 'coordination-soon'
  | 'coordination-late'
  | 'explanation-soon'
  | 'explanation-late'
  | 'explanation-waiting'
  | 'question-waiting'
  | 'second-word-late'
  | 'review-due'

const NOTHING: Record<Planned, Cell> = {
  assigned: 'no',
  'not-accepted': 'no',
  'due-soon': 'no',
  'milestone-soon': 'no',
  'milestone-late': 'no',
  overdue: 'no',
  'escalate-1': 'no',
  'escalate-2': 'no',
  'report-waiting': 'no',
  'extension-waiting': 'no',
  'send-back-waiting': 'no',
  stale: 'no',
  'coordination-soon': 'no',
  'coordination-late': 'no',
  'explanation-soon': 'no',
  'explanation-late': 'no',
  'explanation-waiting': 'no',
  'question-waiting': 'no',
  'second-word-late': 'no',
  'review-due': 'no',
}

/** What is asked beside the work itself goes on whatever state the work is in: also after it ended. */
const ASKED = {
  'explanation-soon': 'yes',
  'explanation-late': 'yes',
  'explanation-waiting': 'yes',
  'question-waiting': 'yes',
} as const
const ASKED_OF_OPEN = { ...ASKED, 'second-word-late': 'yes' } as const

const BY_ITS_DAY: Record<Planned, Cell> = {
  ...NOTHING,
  ...ASKED_OF_OPEN,
  'due-soon': 'yes',
  'milestone-soon': 'yes',
  'milestone-late': 'yes',
  overdue: 'yes',
  'escalate-1': 'yes',
  'escalate-2': 'yes',
  'extension-waiting': 'yes',
  'coordination-soon': 'yes',
  'coordination-late': 'yes',
  'review-due': 'yes',
}
const WORKING = { ...BY_ITS_DAY, stale: 'yes' } as const

export const STATE_STEPS: Record<TaskState, Record<Planned, Cell>> = {
  assigned: { ...BY_ITS_DAY, assigned: 'yes', 'not-accepted': 'yes' },
  'send-back-asked': {
    ...NOTHING,
    ...ASKED_OF_OPEN,
    overdue: 'secretariat',
    'escalate-1': 'secretariat',
    'escalate-2': 'secretariat',
    'send-back-waiting': 'yes',
  },
  accepted: WORKING,
  'in-progress': WORKING,
  redo: WORKING,
  reported: { ...NOTHING, ...ASKED_OF_OPEN, 'report-waiting': 'yes' },
  suspended: NOTHING,
  withdrawn: NOTHING,
  done: { ...NOTHING, ...ASKED },
}

export const cellOf = (state: TaskState, step: StepName): Cell =>
  step in NOTHING ? STATE_STEPS[state][step as Planned] : 'yes'

/** The same for a row of the ladder, with what the office silenced besides. */
export const cellFor = (state: TaskState, rule: Pick<ReminderRule, 'step' | 'silentIn'>): Cell =>
  rule.silentIn.includes(state) ? 'no' : cellOf(state, rule.step)
