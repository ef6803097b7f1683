/** What differs between a directive and the one it takes over: which parts, and in words before and after. */
import { collapse, type DraftDirective, type PartyRef, type ReportTo } from '../directive/draft.ts'
import { RECURRENCE_NAMES } from '../extraction/types.ts'
import { formatDay } from '../shared/day.ts'
import { URGENCY_NAMES } from '../task/attention.ts'
import type { Office } from '../unit/office.ts'
import { type AmendedItem, type ChangedPart, type FieldChange, fieldChange } from './amendment.ts'
import { type Pairing, wordsOf } from './pairing.ts'

/** The short name goes with the words, the milestones with the days. */
export type ChangedParts = Record<Exclude<ChangedPart, 'title' | 'milestones'>, boolean>

export function changedParts(a: DraftDirective, b: DraftDirective): ChangedParts {
  return {
    words: wordsOf(a) !== wordsOf(b) || collapse(a.title) !== collapse(b.title),
    lead: parties(a.lead) !== parties(b.lead),
    coordinate: parties(a.coordinate) !== parties(b.coordinate),
    reportTo: JSON.stringify(receiver(a.reportTo)) !== JSON.stringify(receiver(b.reportTo)),
    due: daysSaid(a) !== daysSaid(b),
    recurrence: a.recurrence !== b.recurrence,
    urgency: a.urgency !== b.urgency,
    starred: a.starred !== b.starred,
    field: a.fieldId !== b.fieldId,
  }
}

const parties = (list: readonly PartyRef[]): string => [...new Set(list.map(p => `${p.kind}:${p.id}`))].sort().join(' ')
const receiver = (r: ReportTo | null) => (r === null ? null : r.kind === 'unit' ? r.id : [r.title])
/** Days, not the words that say them: "đến hết tháng 6" and "ngày 30/6" are the same day. */
const daysSaid = (d: DraftDirective): string =>
  JSON.stringify([d.due, d.due === null ? d.duePrecision : null, [...d.otherDues].sort()])

type Names = Pick<Office, 'units' | 'groups'>

/** For people: the notice as it is printed, the preview, the history. */
export function directiveChanges(a: DraftDirective, b: DraftDirective, office: Names): FieldChange[] {
  const parts = changedParts(a, b)
  const changes: FieldChange[] = []
  const put = (part: ChangedPart, of: (d: DraftDirective) => string) => {
    if (of(a) !== of(b)) changes.push(fieldChange(part, of(a), of(b)))
  }
  if (parts.words) {
    if (wordsOf(a) === wordsOf(b)) put('title', d => d.title)
    else put('words', wordsOf)
  }
  if (parts.lead) put('lead', d => namesOf(d.lead, office))
  if (parts.coordinate) put('coordinate', d => namesOf(d.coordinate, office))
  if (parts.reportTo) put('reportTo', d => receiverName(d.reportTo, office))
  if (parts.due) put('due', dueWords)
  if (parts.recurrence) put('recurrence', d => (d.recurrence ? RECURRENCE_NAMES[d.recurrence] : 'không'))
  if (parts.urgency) put('urgency', d => URGENCY_NAMES[d.urgency])
  if (parts.starred) put('starred', d => (d.starred ? 'có' : 'không'))
  return changes
}

export const namesOf = (list: readonly PartyRef[], office: Names): string =>
  list
    .map(p => (p.kind === 'group' ? office.groups : office.units).find(x => x.id === p.id)?.name ?? 'đơn vị đã xoá')
    .join('; ') || 'không'

const receiverName = (r: ReportTo | null, office: Names): string =>
  r === null ? 'không' : r.kind === 'post' ? r.title : namesOf([{ kind: 'unit', id: r.id }], office)

/** Of a directive with every day it names, of a task with its own. */
export function dueWords(
  d: Pick<DraftDirective, 'due' | 'duePrecision'> & Partial<Pick<DraftDirective, 'otherDues'>>,
): string {
  const days = [...new Set([...(d.due ? [d.due] : []), ...(d.otherDues ?? [])])].sort().map(formatDay)
  if (days.length > 0) return days.join('; ')
  return d.duePrecision === 'next-meeting' ? 'kỳ họp sau' : 'không thời hạn'
}

/** What the later notice says of the earlier one, item by item: frozen with it when it is issued. */
export function amendedItems({ pairs, dropped }: Pairing, office: Names): AmendedItem[] {
  const items = pairs.flatMap(({ later, earlier }): AmendedItem[] => {
    if (!earlier)
      return [{ kind: 'added', earlierPath: null, path: later.path, before: null, after: wordsOf(later), changes: [] }]
    // a short name is the application's own, no paper has it
    const changes = directiveChanges(earlier, later, office).filter(c => c.part !== 'title')
    if (changes.length === 0) return []
    const both = { before: wordsOf(earlier), after: wordsOf(later) }
    return [{ kind: 'changed', earlierPath: earlier.path, path: later.path, ...both, changes }]
  })
  const gone = dropped.map<AmendedItem>(d => ({
    kind: 'dropped',
    earlierPath: d.path,
    path: null,
    before: wordsOf(d),
    after: null,
    changes: [],
  }))
  return [...items, ...gone]
}
