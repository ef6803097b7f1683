/** Rule: a directive is handed over with its reasons – the words behind each field, how sure they are, what is not said. */
import { formatDay } from '../shared/day.ts'
import type { Draft } from './draft.ts'
import type { Candidate } from './due.ts'
import type { Mark } from './owner-parts.ts'
import { mentionsIn } from './ranges.ts'
import { endOffset, type Reading } from './reading.ts'
import { type Span, titleFrom } from './title.ts'
import type { Token } from './tokens.ts'
import {
  type CatalogueEntry,
  type Confidence,
  type DirectiveField,
  type Evidence,
  type ExtractedDirective,
  type MissingPart,
  RECURRENCE_NAMES,
} from './types.ts'
import type { Mention } from './unit-mentions.ts'

export type Output = {
  reading: Reading
  tokens: readonly Token[]
  mentions: readonly Mention[]
  entries: readonly CatalogueEntry[]
  given: string
}

const startOf = (o: Output, token: number): number => o.reading.at[o.tokens[token]!.start]!
const endOf = (o: Output, token: number): number => endOffset(o.reading, o.tokens[token - 1]!.end)
const quote = (o: Output, from: number, to: number): string =>
  o.given.slice(startOf(o, from), endOf(o, to)).replace(/\s+/g, ' ')

export function describe(o: Output, draft: Draft): ExtractedDirective {
  const names = (units: readonly number[]) => [...new Set(units.map(u => o.entries[u]!.name))]
  const due = draft.due.due
  const recurrence = draft.due.recurrence
  const words = due ?? recurrence ?? draft.due.past[0] ?? null
  const evidence = evidenceOf(o, draft, names)
  const confidence = confidenceOf(draft)
  const others = draft.due.others.flatMap(c => (c.due ? [c.due] : []))
  const reportTo = draft.owners.reportTo
  return {
    path: draft.path,
    label: draft.label,
    ...(draft.part !== undefined && { part: draft.part }),
    start: startOf(o, draft.from),
    end: endOf(o, draft.to),
    lead: names(draft.owners.lead),
    coordinate: names(draft.owners.coordinate),
    reportTo: reportTo === null ? null : o.entries[reportTo]!.name,
    due: due?.due ?? null,
    ...(due?.time && due.due && { dueTime: due.time }),
    duePrecision: due?.precision ?? 'none',
    dueText: words ? o.given.slice(startOf(o, words.from), endOf(o, words.to)) : null,
    ...(others.length > 0 && { otherDues: others }),
    recurrence: recurrence?.recurrence ?? null,
    title: titleOf(o, draft),
    evidence,
    confidence,
    missing: missingOf(draft),
  }
}

function evidenceOf(
  o: Output,
  draft: Draft,
  names: (units: readonly number[]) => string[],
): Record<DirectiveField, Evidence[]> {
  const of = (marks: readonly Mark[]): Evidence[] =>
    marks.map(m => ({
      start: startOf(o, m.from),
      end: endOf(o, m.to),
      rule: `‘${quote(o, m.from, m.to)}’ → ${names(m.units).join(', ')}`,
    }))
  const { due, others, past, recurrence } = draft.due
  const dueEvidence = [...(due ? [due] : []), ...others, ...past].map(c => ({
    start: startOf(o, c.from),
    end: endOf(o, c.to),
    rule: `‘${quote(o, c.from, c.to)}’ → ${saidBy(c, others)}`,
  }))
  return {
    lead: of(draft.owners.marks.lead),
    coordinate: of(draft.owners.marks.coordinate),
    reportTo: of(draft.owners.marks.reportTo),
    due: dueEvidence,
    recurrence: recurrence
      ? [
          {
            start: startOf(o, recurrence.from),
            end: endOf(o, recurrence.to),
            rule: `‘${quote(o, recurrence.from, recurrence.to)}’ → ${RECURRENCE_NAMES[recurrence.recurrence]}`,
          },
        ]
      : [],
  }
}

function saidBy(c: Candidate, milestones: readonly Candidate[]): string {
  if (c.due) return milestones.includes(c) ? `mốc ${formatDay(c.due)}` : formatDay(c.due)
  if (c.precision === 'none' && c.last) return `${formatDay(c.last)}, trước ngày họp`
  return c.precision === 'next-meeting' ? 'kỳ họp sau' : 'chưa rõ ngày'
}

function confidenceOf(draft: Draft): Record<DirectiveField, Confidence> {
  const { due, others, past, recurrence } = draft.due
  const lead: Confidence = draft.owners.lead.length === 0 ? 'unclear' : draft.owners.own ? 'sure' : 'check'
  const dueSure: Confidence =
    due === null
      ? past.length > 0
        ? 'unclear'
        : 'sure'
      : due.due === null
        ? 'unclear'
        : draft.dueInherited || others.length > 0 || due.start || due.precision !== 'day'
          ? 'check'
          : 'sure'
  return {
    lead,
    coordinate: 'sure',
    reportTo: 'sure',
    due: dueSure,
    recurrence: recurrence && due?.due == null ? 'check' : 'sure',
  }
}

function missingOf(draft: Draft): MissingPart[] {
  const missing: MissingPart[] = []
  if (draft.owners.lead.length === 0) missing.push('who')
  if (draft.to - draft.from < 3) missing.push('what')
  if (draft.due.due?.due == null && draft.due.recurrence === null) missing.push('when')
  if (draft.owners.reportTo === null) missing.push('product')
  return missing
}

/** A short name for the work, without owner, deadline and receiver. */
function titleOf(o: Output, draft: Draft): string {
  const { due, owners } = draft
  const within = (m: Span) => m.from >= draft.from && m.to <= draft.to
  return titleFrom({
    text: o.reading.text,
    tokens: o.tokens,
    from: draft.from,
    to: draft.to,
    units: mentionsIn(o.mentions, draft.from, draft.to),
    helpers: owners.marks.coordinate.filter(within),
    reports: owners.marks.reportTo.filter(within),
    times: due.spans.filter(within),
  })
}
