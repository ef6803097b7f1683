import type { Day } from '../shared/day.ts'

/** A unit, post or group as the office has it configured. Names and aliases are NFC. */
export type CatalogueEntry = {
  name: string
  aliases?: readonly string[]
  /** 'group' for unit groups ("UBND các phường"), 'role' for posts ("Chủ tịch UBND"), anything else is a unit. */
  kind?: string
  /** The name of the catalogue entry of kind 'group' this unit belongs to. */
  group?: string
}

export type ExtractionInput = {
  text: string
  /** The day of the meeting: relative deadlines count from it. */
  meetingDate: Day
  unitsCatalogue: readonly CatalogueEntry[]
  /** Whether a day is a working day. Default: Monday–Friday (the application injects the office's calendar). */
  isWorkingDay?: (day: Day) => boolean
}

/** How exact the words for the due day are; with `due` null: next-meeting, event or none. */
export type DuePrecision =
  | 'day'
  | 'week'
  | 'month'
  | 'quarter'
  | 'half-year'
  | 'year'
  | 'next-meeting'
  | 'event'
  | 'none'

export type Recurrence =
  | 'daily'
  | 'weekly'
  | 'biweekly'
  | 'semimonthly'
  | 'monthly'
  | 'quarterly'
  | 'half-yearly'
  | 'yearly'

export const RECURRENCE_NAMES: Record<Recurrence, string> = {
  daily: 'hằng ngày',
  weekly: 'hằng tuần',
  biweekly: 'hai tuần một lần',
  semimonthly: 'nửa tháng một lần',
  monthly: 'hằng tháng',
  quarterly: 'hằng quý',
  'half-yearly': 'sáu tháng một lần',
  yearly: 'hằng năm',
}

/** chắc chắn / nên xem / chưa rõ */
export type Confidence = 'sure' | 'check' | 'unclear'

/** The words that gave a field its value. Offsets are UTF-16 units into the text that was given. */
export type Evidence = {
  start: number
  end: number
  /** The rule in plain Vietnamese: "‘chậm nhất ngày 05/06/2008’ → 05/06/2008". */
  rule: string
}

export type DirectiveField = 'lead' | 'coordinate' | 'reportTo' | 'due' | 'recurrence'

/** Which of người – việc – thời hạn – sản phẩm is not said ("chưa đủ rõ"). */
export type MissingPart = 'who' | 'what' | 'when' | 'product'

export type ExtractedDirective = {
  /** Printed labels from the outside in, joined by '/': `II/1/a)`, `3/-#2`, `p1`. A key to read, not unique. */
  path: string
  /** The last printed label alone; '' for prose. */
  label: string
  /** 1, 2 … where one item gives different owners work in separate clauses. */
  part?: number
  start: number
  end: number
  /** Catalogue names; a group stays a group. */
  lead: string[]
  coordinate: string[]
  reportTo: string | null
  due: Day | null
  /** HH:mm where an hour is given. */
  dueTime?: string
  duePrecision: DuePrecision
  /** The exact words, null where there are none. */
  dueText: string | null
  /** Further days of the same item (milestones). */
  otherDues?: Day[]
  recurrence: Recurrence | null
  /** A short name for the work: first words, without owner and deadline. */
  title: string
  evidence: Record<DirectiveField, Evidence[]>
  confidence: Record<DirectiveField, Confidence>
  missing: MissingPart[]
}

export type ExtractedMeeting = {
  date: Day | null
  /** The chair's post: "Phó Chủ tịch UBND quận". */
  chair: string | null
  body: string | null
}

export type Extraction = { meeting: ExtractedMeeting; directives: ExtractedDirective[] }
