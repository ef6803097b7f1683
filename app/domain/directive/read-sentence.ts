import type { Day } from '../shared/day.ts'
import type { Office } from '../unit/office.ts'
import { type DraftDirective, draftsFrom } from './draft.ts'

const LABEL = '1. '

/** What the grammar makes of one item on its own: for a part that was split off, a sentence that was marked or typed. */
export function readSentence(
  text: string,
  office: Office,
  meetingDay: Day,
  isWorkingDay: (d: Day) => boolean,
): DraftDirective | null {
  const [found] = draftsFrom(LABEL + text, office, meetingDay, isWorkingDay, () => '').directives
  return found ?? null
}

/** Takes over what a reading of the item's own words says; what they do not say, or she has set, stays as it was. */
export function withReading(d: DraftDirective, read: DraftDirective | null, shift: number | null): DraftDirective {
  if (!read) return d
  const place = (field: keyof DraftDirective['evidence']) =>
    shift === null
      ? []
      : read.evidence[field].map(e => ({
          ...e,
          start: e.start - LABEL.length + shift,
          end: e.end - LABEL.length + shift,
        }))
  const title = d.touched?.includes('title') ? d.title : read.title
  const next: DraftDirective = { ...d, title, evidence: { ...d.evidence }, confidence: { ...d.confidence } }
  const take = (field: keyof DraftDirective['evidence'], values: Partial<DraftDirective>) => {
    if (d.touched?.includes(field)) return // what she set stays
    Object.assign(next, values)
    next.evidence[field] = place(field)
    next.confidence[field] = read.confidence[field]
  }
  if (read.lead.length > 0) take('lead', { lead: read.lead, unknownNames: read.unknownNames })
  if (read.lead.length > 0 || read.coordinate.length > 0) take('coordinate', { coordinate: read.coordinate })
  if (read.reportTo) take('reportTo', { reportTo: read.reportTo })
  if (read.recurrence) take('recurrence', { recurrence: read.recurrence })
  if (read.due !== null || read.duePrecision !== 'none')
    take('due', {
      due: read.due,
      dueTime: read.dueTime,
      duePrecision: read.duePrecision,
      dueText: read.dueText,
      otherDues: read.otherDues,
    })
  return next
}
