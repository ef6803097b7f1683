/** Rule: a directive is handed over with its reasons – the words behind each field, how sure they are, what is not said. */
import { formatDay } from '../shared/day.ts'
import type { Draft } from './draft.ts'
import type { Candidate } from './due.ts'
import type { Mark } from './owner-grammar.ts'
import { phraseAt, phrases } from './phrases.ts'
import { endOffset, type Reading } from './reading.ts'
import { is } from './time-types.ts'
import type { Token } from './tokens.ts'
import type { CatalogueEntry, Confidence, DirectiveField, Evidence, ExtractedDirective, MissingPart } from './types.ts'

export type Output = { reading: Reading; tokens: readonly Token[]; entries: readonly CatalogueEntry[]; given: string }

const startOf = (o: Output, token: number): number => o.reading.at[o.tokens[token]!.start]!
const endOf = (o: Output, token: number): number => endOffset(o.reading, o.tokens[token - 1]!.end)
const quote = (o: Output, from: number, to: number): string =>
  o.given.slice(startOf(o, from), endOf(o, to)).replace(/\s+/g, ' ')

export function describe(o: Output, draft: Draft): ExtractedDirective {
  const names = (units: readonly number[]) => [...new Set(units.map(u => o.entries[u]!.name))]
  const due = draft.due.due
  const recurrence = draft.due.recurrence
  const words = due ?? recurrence
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
  const { due, others, recurrence } = draft.due
  const dueEvidence = [due, ...others]
    .filter((c): c is Candidate => c !== null)
    .map(c => ({
      start: startOf(o, c.from),
      end: endOf(o, c.to),
      rule: `‘${quote(o, c.from, c.to)}’ → ${c.due ? formatDay(c.due) : c.precision === 'next-meeting' ? 'kỳ họp sau' : 'chưa rõ ngày'}`,
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
            rule: `‘${quote(o, recurrence.from, recurrence.to)}’ → ${PERIODS[recurrence.recurrence]}`,
          },
        ]
      : [],
  }
}

const PERIODS = {
  daily: 'hằng ngày',
  weekly: 'hằng tuần',
  biweekly: 'hai tuần một lần',
  semimonthly: 'nửa tháng một lần',
  monthly: 'hằng tháng',
  quarterly: 'hằng quý',
  'half-yearly': 'sáu tháng một lần',
  yearly: 'hằng năm',
} as const

function confidenceOf(draft: Draft): Record<DirectiveField, Confidence> {
  const { due, others, recurrence } = draft.due
  const lead: Confidence = draft.owners.lead.length === 0 ? 'unclear' : draft.owners.own ? 'sure' : 'check'
  const dueSure: Confidence =
    due === null
      ? 'sure'
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

const OPENING = phrases(
  'giao | đề nghị | yêu cầu | phân công | chủ trì , | chủ trì | , | : | - | được giao | có trách nhiệm | chịu trách nhiệm | phải | cần | khẩn trương | và | riêng | cho | tiếp tục',
)
const TITLE_WORDS = 14

/** The first words of the work, without owner and deadline. */
function titleOf(o: Output, draft: Draft): string {
  const { tokens } = o
  const skip = [...draft.owners.marks.lead, ...draft.owners.marks.coordinate].filter(
    m => m.from >= draft.from && m.to <= draft.to,
  )
  let at = draft.from
  for (let moved = true; moved && at < draft.to; ) {
    const hit = phraseAt(tokens, at, draft.to, OPENING)
    const mark = skip.find(m => m.from <= at && m.to > at)
    moved = hit !== null || mark !== undefined
    at = mark ? mark.to : hit ? hit.to : at
  }
  if (at >= draft.to) at = draft.from
  const due = draft.due.due
  let to = Math.min(draft.to, at + TITLE_WORDS)
  if (due && due.from > at && due.from < to) to = due.from
  for (let k = at + 3; k < to; k++) {
    if (tokens[k]!.key !== ',' && tokens[k]!.key !== ';' && tokens[k]!.key !== '.') continue
    if (k - at >= 5) {
      to = k
      break
    }
  }
  while (to > at + 1 && (tokens[to - 1]!.kind === 'mark' || is(tokens, to - 1, to, 'và', 'của', 'cho', 'về', 'các')))
    to -= 1
  const text = quote(o, at, to)
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}
