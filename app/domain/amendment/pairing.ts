/**
 * Which directive of the later notice takes over which of the earlier one. What a person said comes first, then the
 * same draft (the later notice begins as a copy), then the same words, then words much alike for the same unit.
 */
import { collapse, type DraftDirective } from '../directive/draft.ts'
import { unitsOfParties } from '../directive/fan-out.ts'
import { OverlapIndex } from '../directive/overlap.ts'
import type { Day } from '../shared/day.ts'
import { fold } from '../shared/vietnamese-text.ts'
import type { Office } from '../unit/office.ts'
import type { AmendmentChoices } from './amendment.ts'

export type Pair = { later: DraftDirective; earlier: DraftDirective | null }
export type Pairing = { pairs: Pair[]; dropped: DraftDirective[] }

/** Far more alike than a mere overlap: a wrong pair changes somebody's task. More still where another unit is named. */
const ALIKE = 0.6
const ALIKE_FOR_ANOTHER = 0.75
/** Fewer words in common than this, for another unit: somebody wrote a new item where the old one stood. */
const SAME_PLACE_ONLY = 0.35

export function pairDirectives(
  earlier: readonly DraftDirective[],
  later: readonly DraftDirective[],
  takes: AmendmentChoices['takes'],
  office: Office,
  on: Day,
): Pairing {
  const free = new Map(earlier.map(d => [d.id, d]))
  const found = new Map<string, DraftDirective>()
  const take = (l: DraftDirective, e: DraftDirective | undefined) => {
    if (!e || found.has(l.id) || !free.has(e.id)) return
    found.set(l.id, e)
    free.delete(e.id)
  }
  for (const l of later) take(l, free.get(takes[l.id] ?? ''))
  const open = () => later.filter(l => !found.has(l.id) && !(l.id in takes && takes[l.id] === null))
  for (const l of open()) {
    const same = free.get(l.id)
    if (same && !isAnother(l, same)) take(l, same)
  }
  for (const l of open()) {
    const words = wordsOf(l)
    take(
      l,
      [...free.values()].find(e => wordsOf(e) === words),
    )
  }
  const unitsOf = (d: DraftDirective) => unitsOfParties(office, d.lead, on)
  const anyUnit = () => ['any']
  for (const [units, least] of [
    [unitsOf, ALIKE],
    [anyUnit, ALIKE_FOR_ANOTHER],
  ] as const) {
    const index = new OverlapIndex([...free.values()].map(e => ({ ...e, text: wordsOf(e), unitIds: units(e) })))
    const alike = open().flatMap(l =>
      index
        .resembling({ title: l.title, text: wordsOf(l), unitIds: units(l) }, least)
        .map(r => ({ l, e: r.directiveId, score: r.score })),
    )
    for (const { l, e } of alike.sort((a, b) => b.score - a.score)) take(l, free.get(e))
  }
  return { pairs: later.map(l => ({ later: l, earlier: found.get(l.id) ?? null })), dropped: [...free.values()] }
}

function isAnother(l: DraftDirective, e: DraftDirective): boolean {
  const leads = (d: DraftDirective) =>
    d.lead
      .map(p => p.id)
      .sort()
      .join(' ')
  if (leads(l) === leads(e) || wordsOf(l) === wordsOf(e)) return false
  const [a, b] = [l, e].map(d => new Set(fold(wordsOf(d)).split(' ')))
  const common = [...a!].filter(w => b!.has(w)).length
  return common < SAME_PLACE_ONLY * Math.min(a!.size, b!.size)
}

/** The sentence without its number: an item that only moved up says the same. */
export function wordsOf(d: Pick<DraftDirective, 'text' | 'label'>): string {
  const text = collapse(d.text.normalize('NFC'))
  const label = collapse(d.label.normalize('NFC'))
  return label !== '' && text.startsWith(label) ? text.slice(label.length).trimStart() : text
}
