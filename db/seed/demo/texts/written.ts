/**
 * A conclusion as it is written down, some of its sentences asking something of somebody. Beside the text stands what
 * the writer meant by each of these items, so that what the grammar found can be compared with it – by the demo's
 * secretary, who corrects the draft, and by the tests.
 */
import type { DuePrecision, Recurrence } from '#app/domain/extraction/types.ts'
import type { Day } from '#app/domain/shared/day.ts'
import type { FieldId } from '../place.ts'

export type Meant = {
  /** A name for lists, where the writer of the notice has a better one than the first words. */
  title?: string
  /** Units and groups by id. */
  lead: readonly string[]
  coordinate?: readonly string[]
  /** A unit's id, or a post's title; undefined: whatever the grammar makes of it. */
  reportTo?: { unit: string } | { post: string } | null
  due?: Day | null
  precision?: DuePrecision
  recurrence?: Recurrence | null
  field: FieldId | null
  starred?: boolean
  /** Of the units that owe this, exactly seven have reported on the day of seeding. */
  tally?: boolean
}

export type Item = { start: number; end: number; meant: Meant }
export type Written = { text: string; items: Item[] }

/** The text with its items marked by `⟦…⟧`, and what each of them means, in order. */
export function written(marked: string, meant: readonly Meant[]): Written {
  const items: Item[] = []
  let text = ''
  for (const [i, part] of marked.split(/[⟦⟧]/).entries()) {
    if (i % 2 === 1) {
      const meaning = meant[items.length]
      if (!meaning) throw new Error(`nothing is said about "${part}"`)
      items.push({ start: text.length, end: text.length + part.length, meant: meaning })
    }
    text += part
  }
  if (items.length !== meant.length) throw new Error(`${meant.length} meanings for ${items.length} items: ${marked}`)
  return { text, items }
}
