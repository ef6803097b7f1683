/** What the readers of lists, prose and tables hand over: a directive in token ranges, before offsets and wording. */
import type { DueReading } from './due.ts'
import type { OwnerPart } from './owner-parts.ts'

export type Draft = {
  path: string
  label: string
  part?: number
  /** Token range of the span. */
  from: number
  to: number
  owners: OwnerPart
  due: DueReading
  leadInherited: boolean
  dueInherited: boolean
}
