/**
 * Đính chính, thay thế: an issued notice is never edited. A later one, drafted and approved like any other, says what
 * holds from now on; the earlier one stays readable, and each knows the other.
 */
import type { DraftDirective } from '../directive/draft.ts'
import { type ConclusionNotice, noticeNumber } from '../meeting/meeting.ts'
import { type Day, formatDay } from '../shared/day.ts'
import { dayOfInstant, type Instant } from '../shared/instant.ts'
import { type Refusal, refuse } from '../shared/refusal.ts'
import type { TaskId } from '../task/task.ts'
import type { PersonId } from '../unit/office.ts'

/** Đính chính: the same notice, put right. Thay thế: another one takes its place. Both go the same way. */
export const AMENDMENT_KINDS = ['correction', 'replacement'] as const
export type AmendmentKind = (typeof AMENDMENT_KINDS)[number]
export const AMENDMENT_NAMES: Record<AmendmentKind, string> = { correction: 'Đính chính', replacement: 'Thay thế' }

/** What a person decided beside what the texts say. */
export type AmendmentChoices = {
  /** A draft directive → the earlier one it takes over; null: it is new. What is not here is paired by the rules. */
  takes: Record<string, string | null>
  /** Tasks that have a report and are to change or to be withdrawn all the same. */
  reported: TaskId[]
}
export const NO_CHOICES: AmendmentChoices = { takes: {}, reported: [] }

/** The later notice while it is drafted, and afterwards the record of what came of it. */
export type NoticeAmendment = {
  /** The record under which it is drafted and approved; the notice itself belongs to the meeting. */
  draftId: string
  meetingId: string
  earlierNoticeId: string
  /** Null: not issued yet. */
  noticeId: string | null
  kind: AmendmentKind
  reason: string
  choices: AmendmentChoices
  startedAt: Instant
  startedBy: PersonId
  version: number
}

/** What of a directive, or of a task, a later notice may change. */
export const PART_NAMES = {
  title: 'Tên việc',
  words: 'Nội dung',
  lead: 'Chủ trì',
  coordinate: 'Phối hợp',
  reportTo: 'Nơi nhận báo cáo',
  due: 'Thời hạn',
  milestones: 'Mốc',
  recurrence: 'Định kỳ',
  urgency: 'Mức độ',
  starred: 'Quan trọng',
  field: 'Lĩnh vực',
} as const
export type ChangedPart = keyof typeof PART_NAMES

/** "Thời hạn: 10/06/2026 → 20/06/2026" */
export type FieldChange = { part: ChangedPart; label: string; before: string; after: string }

export const fieldChange = (part: ChangedPart, before: string, after: string): FieldChange => ({
  part,
  label: PART_NAMES[part],
  before,
  after,
})

/** One item of what the later notice changes, frozen with it. */
export type AmendedItem = {
  kind: 'changed' | 'dropped' | 'added'
  /** Where it stood, and where it stands now. */
  earlierPath: string | null
  path: string | null
  before: string | null
  after: string | null
  changes: FieldChange[]
}

/** What a notice says of the one before it; part of what is issued. */
export type Amends = {
  kind: AmendmentKind
  noticeId: string
  /** "12/TB-UBND" */
  number: string
  day: Day
  title: string
  reason: string
  items: AmendedItem[]
}

export const amendsOf = (
  earlier: Pick<ConclusionNotice, 'id' | 'number' | 'symbol' | 'publishedAt' | 'title'>,
  more: Pick<Amends, 'kind' | 'reason' | 'items'>,
): Amends => ({
  kind: more.kind,
  noticeId: earlier.id,
  number: noticeNumber(earlier),
  day: dayOfInstant(earlier.publishedAt),
  title: earlier.title,
  reason: more.reason,
  items: more.items,
})

/** "Đính chính Thông báo số 12/TB-UBND ngày 05/06/2026" */
export const amendmentWords = (a: Pick<Amends, 'kind' | 'number' | 'day'>): string =>
  `${AMENDMENT_NAMES[a.kind]} Thông báo số ${a.number} ngày ${formatDay(a.day)}`

/** As the history and the mails of a task give the reason. */
export const becauseOf = (kind: AmendmentKind, number: string): string =>
  kind === 'correction' ? `Đính chính bởi Thông báo số ${number}` : `Thay thế bởi Thông báo số ${number}`

/** What a later notice begins with: everything as it was issued, gone through already. */
export const prefilled = (directives: readonly DraftDirective[]): DraftDirective[] =>
  // what was decided about other directives was carried out when it was issued
  directives.map(({ overlaps: _done, ...d }) => ({ ...d, confirmed: true }))

/** Only what holds can be corrected: a notice that another one has taken over leaves that to the other one. */
export const checkStart = (
  noticeId: string,
  latest: Pick<ConclusionNotice, 'id' | 'number' | 'symbol'>,
): Refusal | null =>
  latest.id === noticeId
    ? null
    : refuse(
        'already-amended',
        `Thông báo này đã được đính chính hoặc thay thế; hãy làm từ Thông báo số ${noticeNumber(latest)}.`,
      )
