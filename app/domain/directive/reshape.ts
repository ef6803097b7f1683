/** Splitting, joining and adding directives by hand. */
import type { Confidence } from '../extraction/types.ts'
import { byHand, collapse, type DraftDirective, noEvidence, type PartyRef, type TouchedPart, titleOf } from './draft.ts'

export const withTouched = (d: DraftDirective, ...parts: TouchedPart[]): DraftDirective => ({
  ...d,
  touched: [...new Set([...(d.touched ?? []), ...parts])],
})

/**
 * Splits a draft in two at an offset of its text; owners and day are copied to both, to be corrected. With `source`
 * (the conclusion's text) each part keeps its own place in it.
 */
export function splitDraft(
  d: DraftDirective,
  at: number,
  newId: string,
  source?: string,
): [DraftDirective, DraftDirective] | null {
  const first = d.text.slice(0, at).trim()
  const second = d.text.slice(at).trim()
  if (first.length < 3 || second.length < 3) return null
  const cut = d.span && source !== undefined ? sourceOffset(source, d.span, at) : null
  const part = d.part ?? 1
  const spans =
    d.span && cut !== null
      ? [trimmed(source!, d.span.start, cut), trimmed(source!, cut, d.span.end)]
      : ([d.span, null] as const)
  const piece = (id: string, text: string, n: number, span: DraftDirective['span']): DraftDirective =>
    withTouched({ ...d, id, text, title: titleOf(text), part: n, span, confirmed: false }, 'shape')
  return [piece(d.id, first, part, spans[0]!), piece(newId, second, part + 1, spans[1] ?? null)]
}

/** Where an offset of the collapsed text of a span lies in the source. */
export function sourceOffset(source: string, span: { start: number; end: number }, at: number): number {
  let seen = 0
  let inSpace = true // leading space is not in the collapsed text
  for (let i = span.start; i < span.end; i += 1) {
    if (seen >= at) return i
    if (/\s/.test(source[i]!)) {
      if (!inSpace) seen += 1
      inSpace = true
    } else {
      seen += 1
      inSpace = false
    }
  }
  return span.end
}

/** Where an offset of the source lies in the collapsed text of a span. */
export const collapsedOffset = (source: string, span: { start: number; end: number }, offset: number): number =>
  collapse(source.slice(span.start, offset)).length

function trimmed(source: string, start: number, end: number): { start: number; end: number } {
  let [a, b] = [start, end]
  while (a < b && /\s/.test(source[a]!)) a += 1
  while (b > a && /\s/.test(source[b - 1]!)) b -= 1
  return { start: a, end: b }
}

const WORST: Confidence[] = ['unclear', 'check', 'sure']
const worse = (a: Confidence, b: Confidence): Confidence => WORST[Math.min(WORST.indexOf(a), WORST.indexOf(b))]!

/** Two that stand one after the other become one: all their units, the earlier day first. */
export function joinDrafts(a: DraftDirective, b: DraftDirective): DraftDirective {
  const days = [a.due, b.due, ...a.otherDues, ...b.otherDues].filter(d => d !== null)
  const [due, ...otherDues] = [...new Set(days)].sort()
  const dated = a.due !== null && (b.due === null || a.due <= b.due) ? a : b.due !== null ? b : a
  return withTouched(
    {
      ...a,
      text: collapse(`${a.text} ${b.text}`),
      span:
        a.span && b.span
          ? { start: Math.min(a.span.start, b.span.start), end: Math.max(a.span.end, b.span.end) }
          : (a.span ?? b.span),
      lead: union(a.lead, b.lead),
      coordinate: union(a.coordinate, b.coordinate).filter(c => !union(a.lead, b.lead).some(l => l.id === c.id)),
      reportTo: a.reportTo ?? b.reportTo,
      due: due ?? null,
      dueTime: dated.dueTime,
      duePrecision: dated.duePrecision,
      dueText: dated.dueText,
      otherDues,
      recurrence: a.recurrence ?? b.recurrence,
      urgency: [a.urgency, b.urgency].includes('flash')
        ? 'flash'
        : [a.urgency, b.urgency].includes('urgent')
          ? 'urgent'
          : 'normal',
      starred: a.starred || b.starred,
      fieldId: a.fieldId ?? b.fieldId,
      evidence: {
        lead: [...a.evidence.lead, ...b.evidence.lead],
        coordinate: [...a.evidence.coordinate, ...b.evidence.coordinate],
        reportTo: [...a.evidence.reportTo, ...b.evidence.reportTo],
        due: [...a.evidence.due, ...b.evidence.due],
        recurrence: [...a.evidence.recurrence, ...b.evidence.recurrence],
      },
      confidence: {
        lead: worse(a.confidence.lead, b.confidence.lead),
        coordinate: worse(a.confidence.coordinate, b.confidence.coordinate),
        reportTo: worse(a.confidence.reportTo, b.confidence.reportTo),
        due: worse(a.confidence.due, b.confidence.due),
        recurrence: worse(a.confidence.recurrence, b.confidence.recurrence),
      },
      unknownNames: [...new Set([...a.unknownNames, ...b.unknownNames])],
      confirmed: false,
    },
    'shape',
  )
}

const union = (a: readonly PartyRef[], b: readonly PartyRef[]): PartyRef[] => [
  ...a,
  ...b.filter(x => !a.some(y => y.id === x.id && y.kind === x.kind)),
]

/** One that the grammar did not find. */
export const draftByHand = (d: {
  id: string
  path: string
  text: string
  span: DraftDirective['span']
}): DraftDirective => ({
  ...d,
  label: d.path,
  part: null,
  text: collapse(d.text),
  title: titleOf(d.text),
  lead: [],
  coordinate: [],
  reportTo: null,
  due: null,
  dueTime: null,
  duePrecision: 'none',
  dueText: null,
  otherDues: [],
  recurrence: null,
  urgency: 'normal',
  starred: false,
  fieldId: null,
  evidence: noEvidence(),
  confidence: byHand(),
  unknownNames: [],
  confirmed: false,
  touched: ['shape'],
})

/** The number that goes on where the outermost numbering stands: 1, 2, 3 → "4". */
export function nextNumber(drafts: readonly Pick<DraftDirective, 'path'>[]): string {
  const numbers = drafts.flatMap(d => /^(\d{1,3})(?![\d/])/.exec(d.path)?.[1] ?? []).map(Number)
  return String(Math.max(0, ...numbers) + 1)
}
