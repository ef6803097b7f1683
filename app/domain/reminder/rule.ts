/**
 * The ladder as data: what an admin edits. The defaults are domain.md §5; an installation stores only the rows it
 * changed, so a better default reaches everybody who never touched it.
 */
import type { Task } from '../task/task.ts'
import type { Recipient } from './escalation.ts'
import type { StepName } from './notice.ts'

/** A row for a class replaces the row for 'any' of the same step; the first class that fits wins. */
export const TASK_CLASSES = ['flash', 'urgent', 'starred', 'no-due', 'any'] as const
export type TaskClass = (typeof TASK_CLASSES)[number]

export const TASK_CLASS_NAMES: Record<TaskClass, string> = {
  flash: 'Hoả tốc',
  urgent: 'Khẩn',
  starred: 'Lãnh đạo đánh dấu',
  'no-due': 'Không thời hạn',
  any: 'Mọi nhiệm vụ',
}

/** What a step counts its days from. */
export type Anchor = 'assigned' | 'due' | 'reported' | 'extension-asked' | 'send-back-asked' | 'updated' | 'milestone'

export type ReminderRule = {
  id: string
  class: TaskClass
  step: StepName
  anchor: Anchor
  /** Working days from the anchor, ascending; negative before it. */
  offsets: readonly number[]
  /** After the last offset again every so many working days. */
  repeatEvery: number | null
  /** How often at most for one anchor; null: until the state changes. */
  cap: number | null
  recipients: readonly Recipient[]
  /** From the second time on; where empty, the same ones. */
  laterRecipients: readonly Recipient[]
  enabled: boolean
}

type Short = Pick<ReminderRule, 'anchor' | 'offsets' | 'recipients'> & Partial<ReminderRule>

const row = (step: StepName, rule: Short): ReminderRule => ({
  id: step,
  class: 'any',
  step,
  repeatEvery: null,
  cap: null,
  laterRecipients: [],
  enabled: true,
  ...rule,
})

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
  // weekly: five working days, so that a week of Tết is no week
  row('escalate-2', { anchor: 'due', offsets: [7], repeatEvery: 5, recipients: ['chair', 'secretariat'] }),
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
]

/** The defaults with the rows an installation changed. */
export function rulesWith(changed: readonly ReminderRule[]): ReminderRule[] {
  const byId = new Map(changed.map(r => [r.id, r]))
  const ids = new Set(DEFAULT_RULES.map(r => r.id))
  return [...DEFAULT_RULES.map(r => byId.get(r.id) ?? r), ...changed.filter(r => !ids.has(r.id))]
}

const belongsTo = (t: Pick<Task, 'urgency' | 'starred' | 'due'>, c: TaskClass): boolean => {
  switch (c) {
    case 'flash':
      return t.urgency === 'flash'
    case 'urgent':
      return t.urgency === 'urgent'
    case 'starred':
      return t.starred
    case 'no-due':
      return t.due === null
    case 'any':
      return true
  }
}

/** The rows that hold for a task: one for each step. */
export function rulesFor(rules: readonly ReminderRule[], t: Pick<Task, 'urgency' | 'starred' | 'due'>): ReminderRule[] {
  const chosen = new Map<StepName, ReminderRule>()
  for (const c of TASK_CLASSES) {
    if (!belongsTo(t, c)) continue
    for (const r of rules) if (r.class === c && !chosen.has(r.step)) chosen.set(r.step, r)
  }
  return [...chosen.values()].filter(r => r.enabled)
}
