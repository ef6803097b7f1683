/**
 * The text of a conclusion was changed and read again: what the secretary confirmed, corrected, split, merged, added
 * or dropped stays as she left it; the rest follows the text.
 */
import type { DirectiveField } from '../extraction/types.ts'
import { collapse, type DraftDirective, type TouchedPart } from './draft.ts'
import { changeBetween, likeness, moveSpan, overlap, type Span, type TextChange } from './text-change.ts'

export type Reading = {
  text: string
  /** What the grammar finds in it. */
  found: readonly DraftDirective[]
}

const SAME_PLACE = 0.5
const FIELDS: readonly DirectiveField[] = ['lead', 'coordinate', 'reportTo', 'due', 'recurrence']

export function reread(before: Reading, kept: readonly DraftDirective[], after: Reading): DraftDirective[] {
  const change = changeBetween(before.text, after.text)
  const earlier = kept.map(d => followText(d, before.text, after.text, change))
  const foundBefore = before.found.map(d => ({ span: d.span && moveSpan(d.span, change), text: d.text }))
  const taken = new Set<DraftDirective>()
  const result: DraftDirective[] = []
  // the same words are the same item, wherever a change has moved them; only then does the place tell
  const known = sameWords(kept, earlier, after.found)
  for (const d of known.values()) taken.add(d)
  for (const found of after.found) {
    const span = found.span
    if (!span) continue
    // what she cut to her own shape covers this stretch already
    const own = earlier.filter(
      d => isOwnShape(d) && d.span && overlap(d.span, span) * 2 > lengthOf(shorter(d.span, span)),
    )
    if (own.length > 0) continue
    const match =
      known.get(found) ??
      bestMatch(
        found,
        span,
        earlier.filter(d => !taken.has(d) && !isOwnShape(d)),
      )
    if (match) {
      taken.add(match)
      const original = kept[earlier.indexOf(match)]!
      result.push(merged(match, found, original.text === found.text))
    } else if (!foundBefore.some(o => o.text === found.text || (o.span && likeness(o.span, span) > 0.8))) {
      result.push(found)
    } // else it was found before and is no longer here: she dropped it
  }
  // words that are gone take their directive with them, unless she has worked on it; one that never had any stays
  const rest = earlier.filter((d, i) => !taken.has(d) && (kept[i]!.span === null || isHers(d)))
  return inTextOrder(result, rest, earlier)
}

/** Pairs each item found with an earlier one that reads just so; of several the nearest. */
function sameWords(
  kept: readonly DraftDirective[],
  earlier: readonly DraftDirective[],
  found: readonly DraftDirective[],
): Map<DraftDirective, DraftDirective> {
  const waiting = new Map<string, DraftDirective[]>()
  earlier.forEach((d, i) => {
    if (isOwnShape(d)) return
    const text = kept[i]!.text
    waiting.set(text, [...(waiting.get(text) ?? []), d])
  })
  const pairs = new Map<DraftDirective, DraftDirective>()
  for (const f of found) {
    const same = waiting.get(f.text)
    if (!f.span || !same || same.length === 0) continue
    const far = (d: DraftDirective) => (d.span ? Math.abs(d.span.start - f.span!.start) : Number.POSITIVE_INFINITY)
    const nearest = same.reduce((a, b) => (far(b) < far(a) ? b : a))
    same.splice(same.indexOf(nearest), 1)
    pairs.set(f, nearest)
  }
  return pairs
}

export const isOwnShape = (d: DraftDirective): boolean => d.touched?.includes('shape') ?? false
const isHers = (d: DraftDirective): boolean => d.confirmed || (d.touched?.length ?? 0) > 0
const lengthOf = (s: Span): number => s.end - s.start
const shorter = (a: Span, b: Span): Span => (lengthOf(a) < lengthOf(b) ? a : b)

/** The same directive after the edit, its places moved; `span` null where its words are gone. */
export function followText(d: DraftDirective, before: string, after: string, change: TextChange): DraftDirective {
  if (!d.span) return d
  if (d.span.end < change.from && FIELDS.every(f => d.evidence[f].every(e => e.end <= change.from))) return d
  const span = remains(d.span, moveSpan(d.span, change))
  if (!span) return { ...d, span: null, evidence: mapEvidence(d, () => []) }
  // an item that still reads as the text did goes on reading as the text does
  const same = span.end - span.start === d.span.end - d.span.start && !inside(d.span, change)
  const reads = !same && collapse(before.slice(d.span.start, d.span.end)) === d.text
  const text = reads ? collapse(after.slice(span.start, span.end)) || d.text : d.text
  const evidence = mapEvidence(d, list =>
    list.flatMap(e => {
      const moved = moveSpan(e, change)
      return moved ? [{ ...e, ...moved }] : []
    }),
  )
  return { ...d, span, text, evidence }
}

const inside = (s: Span, c: TextChange): boolean => c.from < s.end && c.oldTo > s.start

/** A full stop that two texts happen to share is not what is left of an item. */
const remains = (before: Span, after: Span | null): Span | null =>
  after && (lengthOf(after) >= 8 || lengthOf(after) * 4 >= lengthOf(before)) ? after : null

type Evidence = DraftDirective['evidence']
const mapEvidence = (d: DraftDirective, change: (list: Evidence['lead']) => Evidence['lead']): Evidence => {
  const e = d.evidence
  return {
    lead: change(e.lead),
    coordinate: change(e.coordinate),
    reportTo: change(e.reportTo),
    due: change(e.due),
    recurrence: change(e.recurrence),
  }
}

function bestMatch(found: DraftDirective, span: Span, among: readonly DraftDirective[]): DraftDirective | null {
  let best: DraftDirective | null = null
  let score = SAME_PLACE
  for (const d of among) {
    const place = d.span ? likeness(d.span, span) : 0
    // moved as a whole (cut and pasted elsewhere): the words tell
    const s = d.text === found.text ? 1 + place : place
    if (s > score || (s === score && best === null)) {
      best = d
      score = s
    }
  }
  return best
}

/** The earlier directive with what the text now says; what she set or confirmed wins. */
function merged(mine: DraftDirective, found: DraftDirective, sameWords: boolean): DraftDirective {
  const place = { span: found.span, path: found.path, label: found.label, part: found.part, text: found.text }
  if (mine.confirmed && sameWords) return { ...mine, ...place }
  const next: DraftDirective = {
    ...found,
    id: mine.id,
    touched: mine.touched,
    ...(mine.overlaps && { overlaps: mine.overlaps }),
  }
  for (const part of mine.touched ?? []) Object.assign(next, COPY[part]?.(mine))
  for (const field of ['lead', 'coordinate', 'reportTo', 'due', 'recurrence'] as const)
    if (mine.touched?.includes(field)) {
      next.evidence = { ...next.evidence, [field]: mine.evidence[field] }
      next.confidence = { ...next.confidence, [field]: mine.confidence[field] }
    }
  return { ...next, confirmed: mine.confirmed && saysTheSame(mine, next) }
}

const COPY: Partial<Record<TouchedPart, (d: DraftDirective) => Partial<DraftDirective>>> = {
  title: d => ({ title: d.title }),
  lead: d => ({ lead: d.lead, unknownNames: d.unknownNames }),
  coordinate: d => ({ coordinate: d.coordinate }),
  reportTo: d => ({ reportTo: d.reportTo }),
  due: d => ({
    due: d.due,
    dueTime: d.dueTime,
    duePrecision: d.duePrecision,
    dueText: d.dueText,
    otherDues: d.otherDues,
  }),
  recurrence: d => ({ recurrence: d.recurrence }),
  urgency: d => ({ urgency: d.urgency }),
  starred: d => ({ starred: d.starred }),
  field: d => ({ fieldId: d.fieldId }),
}

const saysTheSame = (a: DraftDirective, b: DraftDirective): boolean => said(a) === said(b)
const said = (d: DraftDirective): string =>
  JSON.stringify([d.lead, d.coordinate, d.reportTo, d.due, d.dueTime, d.duePrecision, d.recurrence])

/** In the order of the text; what has no place in it stays behind whatever it stood behind. */
function inTextOrder(
  placed: readonly DraftDirective[],
  rest: readonly DraftDirective[],
  earlier: readonly DraftDirective[],
): DraftDirective[] {
  const all = [...placed, ...rest.filter(d => d.span)].sort((a, b) => a.span!.start - b.span!.start)
  for (const loose of rest.filter(d => !d.span)) {
    const before = earlier.slice(0, earlier.indexOf(loose)).reverse()
    const anchor = before.map(b => all.findIndex(d => d.id === b.id)).find(i => i >= 0)
    all.splice(anchor === undefined ? 0 : anchor + 1, 0, loose)
  }
  return all
}
