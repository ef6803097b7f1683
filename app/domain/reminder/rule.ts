/**
 * The ladder as data: what an admin edits. The defaults stand below; an installation stores only the rows it
 * changed, so a better default reaches everybody who never touched it.
 */
import type { Task, TaskState } from '../task/task.ts'
import type { Recipient } from './escalation.ts'
import type { StepName } from './notice.ts'

/** The first class that a task belongs to and a row names wins; a row that names none holds for whatever is left. */
export const TASK_CLASSES = ['flash', 'urgent', 'starred', 'periodic', 'no-due'] as const
export type TaskClass = (typeof TASK_CLASSES)[number]

export const TASK_CLASS_NAMES: Record<TaskClass, string> = {
  flash: 'Hoả tốc',
  urgent: 'Khẩn',
  starred: 'Lãnh đạo đánh dấu',
  periodic: 'Định kỳ',
  'no-due': 'Không thời hạn',
}

/** What a step counts its days from. */
export type Anchor =
  | 'assigned'
  | 'due'
  | 'reported'
  | 'extension-asked'
  | 'send-back-asked'
  | 'updated'
  | 'milestone'
  /** Each coordinating unit's own day, until it answers. */
  | 'coordination'
  | 'explanation'
  | 'explained'
  /** Each question that waits for its answer. */
  | 'question'
  | 'first-word'
  | 'review'

export type ReminderRule = {
  id: string
  /** Which tasks it is for; none: all that no other row of the step names. */
  classes: readonly TaskClass[]
  step: StepName
  anchor: Anchor
  /** What its days are counted in. */
  days: 'working' | 'calendar'
  /** Days from the anchor, ascending; negative before it. */
  offsets: readonly number[]
  /** After the last offset again every so many days. */
  repeatEvery: number | null
  /** What is repeated waits for the first run of a week, so that whoever hears of many tasks hears of them together. */
  weekly: boolean
  /** How often at most for one anchor; null: until the state changes. */
  cap: number | null
  recipients: readonly Recipient[]
  /** From the second time on; where empty, the same ones. */
  laterRecipients: readonly Recipient[]
  /** In a mail of its own at that time ("14:00"); null: with the morning's digest. */
  at: string | null
  /** States in which it is silent besides those of the table (state-steps.ts). */
  silentIn: readonly TaskState[]
  enabled: boolean
}

type Short = Pick<ReminderRule, 'anchor' | 'offsets' | 'recipients'> & Partial<ReminderRule>

const USUAL = {
  classes: [],
  days: 'working',
  repeatEvery: null,
  weekly: false,
  cap: null,
  laterRecipients: [],
  at: null,
  silentIn: [],
  enabled: true,
} as const

const row = (step: StepName, rule: Short): ReminderRule => ({ id: step, step, ...USUAL, ...rule })

export const DEFAULT_RULES: readonly ReminderRule[] = [
  row('not-accepted', {
    anchor: 'assigned',
    offsets: [2],
    repeatEvery: 2,
    recipients: ['unit-head'],
    laterRecipients: ['unit-head', 'leader'],
  }),
  row('due-soon', { anchor: 'due', offsets: [-7, -3, -1, 0], recipients: ['officer', 'unit-head'] }),
  row('overdue', { anchor: 'due', offsets: [1], repeatEvery: 2, cap: 10, recipients: ['unit-head', 'officer'] }),
  row('escalate-1', { anchor: 'due', offsets: [3], recipients: ['leader'] }),
  // at once the first time, then with Monday's overview; five working days, so that a week of Tết is no week
  row('escalate-2', {
    anchor: 'due',
    offsets: [7],
    repeatEvery: 5,
    weekly: true,
    recipients: ['chair', 'secretariat'],
  }),
  row('report-waiting', { anchor: 'reported', offsets: [2], recipients: ['secretariat'] }),
  row('extension-waiting', { anchor: 'extension-asked', offsets: [1], recipients: ['decider'] }),
  row('send-back-waiting', { anchor: 'send-back-asked', offsets: [1], repeatEvery: 1, recipients: ['secretariat'] }),
  // a milestone is a day within the work: its unit is told, no leader is
  row('milestone-soon', { anchor: 'milestone', offsets: [-3, 0], recipients: ['officer', 'unit-head'] }),
  row('milestone-late', {
    anchor: 'milestone',
    offsets: [1],
    repeatEvery: 5,
    cap: 4,
    recipients: ['unit-head', 'officer'],
  }),
  // again after as long a silence: a task without a due day must not be forgotten after one mail
  row('stale', { anchor: 'updated', offsets: [10], repeatEvery: 10, recipients: ['officer', 'unit-head'] }),
  // the lead unit, which waits for the answer, hears of it the second time
  row('coordination-soon', { anchor: 'coordination', offsets: [-2, 0], recipients: ['coordinating'] }),
  row('coordination-late', {
    anchor: 'coordination',
    offsets: [1],
    repeatEvery: 2,
    cap: 5,
    recipients: ['coordinating'],
    laterRecipients: ['coordinating', 'unit-head'],
  }),
  row('explanation-soon', { anchor: 'explanation', offsets: [-1, 0], recipients: ['unit-head'] }),
  row('explanation-late', {
    anchor: 'explanation',
    offsets: [1],
    repeatEvery: 2,
    cap: 5,
    recipients: ['unit-head'],
    laterRecipients: ['unit-head', 'leader'],
  }),
  row('explanation-waiting', {
    anchor: 'explained',
    offsets: [2],
    repeatEvery: 5,
    weekly: true,
    recipients: ['leader'],
  }),
  row('question-waiting', {
    anchor: 'question',
    // the morning after has told it already
    offsets: [3],
    repeatEvery: 2,
    cap: 5,
    recipients: ['asked'],
    laterRecipients: ['asked', 'asker'],
  }),
  row('second-word-late', {
    anchor: 'first-word',
    offsets: [2],
    repeatEvery: 5,
    weekly: true,
    recipients: ['leader', 'secretariat'],
  }),
  row('review-due', { anchor: 'review', offsets: [0], repeatEvery: 5, weekly: true, recipients: ['secretariat'] }),
]

const BEFORE: ReadonlySet<StepName> = new Set<StepName>([
  'due-soon',
  'milestone-soon',
  'coordination-soon',
  'explanation-soon',
])

/** Steps that speak before their day, and are over with it; all others speak after something happened. */
export const speaksBefore = (step: StepName): boolean => BEFORE.has(step)

/** The defaults with the rows an installation changed; what an older row does not say is as usual. */
export function rulesWith(
  changed: readonly (Pick<ReminderRule, 'id' | 'step'> & Partial<ReminderRule>)[],
): ReminderRule[] {
  const usual = new Map(DEFAULT_RULES.map(r => [r.step, r]))
  const byId = new Map(changed.map(r => [r.id, { ...usual.get(r.step), ...USUAL, ...r } as ReminderRule]))
  const ids = new Set(DEFAULT_RULES.map(r => r.id))
  return [...DEFAULT_RULES.map(r => byId.get(r.id) ?? r), ...[...byId.values()].filter(r => !ids.has(r.id))]
}

/** A default row is what its step does for all tasks; it is changed or switched off, never taken away. */
export const isDefaultRule = (id: string): boolean => DEFAULT_RULES.some(r => r.id === id)

type Classed = Pick<Task, 'urgency' | 'starred' | 'due' | 'period'>

const belongsTo = (t: Classed, c: TaskClass): boolean => {
  switch (c) {
    case 'flash':
      return t.urgency === 'flash'
    case 'urgent':
      return t.urgency === 'urgent'
    case 'starred':
      return t.starred
    case 'periodic':
      return t.period !== null
    case 'no-due':
      return t.due === null
  }
}

/** Tasks of the same classes have the same rows: a run asks for thousands of tasks and a handful of answers. */
const remembered = new WeakMap<readonly ReminderRule[], Map<string, ReminderRule[]>>()

/** The rows that hold for a task: one for each step. */
export function rulesFor(rules: readonly ReminderRule[], t: Classed): ReminderRule[] {
  const classes = TASK_CLASSES.filter(c => belongsTo(t, c))
  const known = remembered.get(rules) ?? new Map<string, ReminderRule[]>()
  remembered.set(rules, known)
  const key = classes.join(' ')
  let found = known.get(key)
  if (!found) {
    found = rowsOf(rules, classes)
    known.set(key, found)
  }
  return found
}

function rowsOf(rules: readonly ReminderRule[], classes: readonly TaskClass[]): ReminderRule[] {
  const chosen = new Map<StepName, ReminderRule>()
  const choose = (fits: (r: ReminderRule) => boolean) => {
    for (const r of rules) if (fits(r) && !chosen.has(r.step)) chosen.set(r.step, r)
  }
  for (const c of classes) choose(r => r.classes.includes(c))
  choose(r => r.classes.length === 0)
  return [...chosen.values()].filter(r => r.enabled)
}
