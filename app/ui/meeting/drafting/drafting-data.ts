import { isWorkingDay } from '#app/domain/calendar/working-days.ts'
import type { DoubtCircumstances } from '#app/domain/directive/doubt.ts'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import type { Chair } from '#app/domain/meeting/facts-from-text.ts'
import type { Attendance } from '#app/domain/meeting/meeting.ts'
import type { Day } from '#app/domain/shared/day.ts'
import type { RichDoc } from '#app/domain/shared/rich-text.ts'
import type { Office } from '#app/domain/unit/office.ts'

/** What the drafting page gets from its loader. */
export type DraftingData = {
  meeting: {
    id: string
    title: string
    day: Day
    chairTitle: string
    chairName: string
    attendance: Attendance[]
    version: number
  }
  /** Who may chair: the holders of the leading posts on the day. */
  chairs: Chair[]
  /** Units, groups, fields and leading posts; nobody's address. */
  office: Office
  /** Days that differ from the weekday rule. */
  overrides: [Day, 'off' | 'working'][]
  today: Day
  doc: RichDoc
  directives: DraftDirective[]
  /** 0 where nothing is saved yet. */
  version: number
  returnReason: string | null
  savedAt: string | null
  /** A later notice: what it corrects or replaces. Its text began as a copy of that. */
  amends: { words: string; meetingId: string } | null
  /** Set apart from other people's copies in this browser. */
  personId: string
}

export const workingDayOf = (overrides: DraftingData['overrides']): ((d: Day) => boolean) => {
  const calendar = { overrides: new Map(overrides) }
  return d => isWorkingDay(calendar, d)
}

export const aboutOf = ({ meeting, overrides }: Pick<DraftingData, 'meeting' | 'overrides'>): DoubtCircumstances => ({
  meetingDay: meeting.day,
  isWorkingDay: workingDayOf(overrides),
})

/** Also where the page came by plain http, as inside an office network: `randomUUID` is not there then. */
export function newDraftId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return `d-${[...bytes].map(b => b.toString(16).padStart(2, '0')).join('')}`
}
