/**
 * A document of a superior body (văn bản cấp trên): what it asks of this office or one of its units, item by item, and
 * what we make of it. Our own day is not after the superior's unless somebody says so.
 */
import { addWorkingDays, type WorkingCalendar } from '../calendar/working-days.ts'
import { citationOf } from '../directive/citation.ts'
import type { PartyRef } from '../directive/draft.ts'
import type { Day } from '../shared/day.ts'
import type { Instant } from '../shared/instant.ts'
import { type Refusal, refuse } from '../shared/refusal.ts'
import type { PersonId } from '../unit/office.ts'

/** Who of ours an item speaks of: the office by its own name or among its like, one of its units, or nobody. */
export type Concern = 'office' | 'unit' | 'none'

export type AboveItem = {
  id: string
  /** Printed number in the superior's document. */
  path: string
  label: string
  title: string
  /** Word for word. */
  text: string
  concern: Concern
  /** The words that named us, for the eye. */
  because: string | null
  /** The superior's day and its words. */
  due: Day | null
  dueText: string | null
  /** It is ours: it becomes a task of each lead unit. */
  taken: boolean
  lead: PartyRef[]
  coordinate: PartyRef[]
  ownDue: Day | null
}

export type AboveState = 'draft' | 'cascaded'
export const ABOVE_STATE_NAMES: Record<AboveState, string> = { draft: 'Chưa giao', cascaded: 'Đã giao' }

export type DocumentFromAbove = {
  id: string
  /** "UBND thành phố", "Sở Nội vụ" */
  body: string
  /** As printed: "88/TB-UBND". */
  number: string
  day: Day
  /** "Phó Chủ tịch UBND thành phố" */
  signerTitle: string
  /** Trích yếu. */
  subject: string
  text: string
  /** When we must report upward; null: with each item's own day. */
  answerDue: Day | null
  items: AboveItem[]
  state: AboveState
  /** What stands for it where tasks ask for their source; null until it is cascaded. */
  meetingId: string | null
  createdBy: PersonId
  updatedAt: Instant
  version: number
}

/** Carried by a directive that comes from above, so that its tasks can name their source for ever. */
export type AboveSource = { documentId: string; source: string; path: string; due: Day | null }

/** "Thông báo" is not known, the number says enough: "Văn bản số 88/TB-UBND ngày … của UBND thành phố". */
export const sourceOf = (d: Pick<DocumentFromAbove, 'number' | 'body'>): string =>
  `Văn bản số ${d.number} của ${d.body}`

/** Days the office keeps for itself to draw the answer together. */
const MARGIN = 3

/** The day proposed for our own units: some working days before the superior's, where there is time for that. */
export function proposedDue(due: Day | null, today: Day, calendar: WorkingCalendar): Day | null {
  if (due === null) return null
  const earlier = addWorkingDays(calendar, due, -MARGIN)
  return earlier > today ? earlier : due
}

export type CascadeCheck = { today: Day; lateAllowed: boolean }

/** What stands in the way of giving the items to our units. */
export function checkCascade(d: DocumentFromAbove, { today, lateAllowed }: CascadeCheck): Refusal | null {
  if (d.state === 'cascaded') return refuse('already-cascaded', 'Văn bản này đã được giao cho các đơn vị.')
  const taken = d.items.filter(i => i.taken)
  if (taken.length === 0) return refuse('nothing-taken', 'Chưa chọn mục nào là việc của đơn vị mình.')
  for (const item of taken) {
    const name = nameOf(item)
    if (item.lead.length === 0) return refuse('no-lead', `${name}: cần chọn đơn vị chủ trì.`, `lead-${item.id}`)
    if (item.ownDue !== null && item.ownDue < today)
      return refuse('due-past', `${name}: hạn của mình phải từ hôm nay trở đi.`, `due-${item.id}`)
    if (!lateAllowed && isAfterTheirs(item))
      return refuse(
        'due-after',
        `${name}: hạn của mình sau hạn của cấp trên. Hãy chọn ngày sớm hơn, hoặc đánh dấu “cho phép hạn sau hạn của cấp trên”.`,
        `due-${item.id}`,
      )
  }
  return null
}

/** An item without a day of our own may run past theirs as well. */
export const isAfterTheirs = (i: Pick<AboveItem, 'due' | 'ownDue'>): boolean =>
  i.due !== null && (i.ownDue === null || i.ownDue > i.due)

const nameOf = (item: AboveItem): string => {
  const cited = citationOf(item.path)
  return cited === '' ? `“${item.title}”` : cited.charAt(0).toLocaleUpperCase('vi') + cited.slice(1)
}

export type OurTask = { itemPath: string; done: boolean; withdrawn: boolean; due: Day | null; late: boolean }
export type RollUp = { total: number; done: number; late: number; earliestLate: Day | null }

/** n/N done; what is withdrawn is not owed; the earliest day that has passed without an end. */
export function rollUp(tasks: readonly Omit<OurTask, 'itemPath'>[]): RollUp {
  const owed = tasks.filter(t => !t.withdrawn)
  const late = owed.filter(t => !t.done && t.late)
  const days = late.flatMap(t => (t.due === null ? [] : [t.due])).sort()
  return { total: owed.length, done: owed.filter(t => t.done).length, late: late.length, earliestLate: days[0] ?? null }
}
