import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { isWorkingDay } from '#app/domain/calendar/working-days.ts'
import type { DraftDirective, PartyRef, ReportTo, TouchedPart } from '#app/domain/directive/draft.ts'
import { readTypedDue } from '#app/domain/directive/due-typed.ts'
import { withTouched } from '#app/domain/directive/reshape.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { tidy } from '#app/domain/shared/vietnamese-text.ts'
import { AppError } from '../app-error.ts'
import { listInput, optionalIdInput, tickInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { draftDirectiveInput } from './draft-input.ts'
import { type SaveDraftOutcome, saveDraft } from './save-draft.ts'

const fields = draftDirectiveInput.shape

export const changeDraftDirectiveInput = z.object({
  meetingId: z.string().min(1).max(64),
  draftId: z.string().min(1).max(64),
  seenVersion: z.coerce.number().int().positive(),
  deed: z.enum(['confirm', 'save', 'drop']).default('save'),
  title: z.string().trim().min(3, 'Cần ghi tên việc.').max(300, 'Tên việc quá dài.'),
  lead: listInput,
  coordinate: listInput,
  reportTo: z.string().max(220).default(''),
  due: z.string().trim().max(60).default(''),
  nextMeeting: tickInput,
  recurrence: z.preprocess(v => (v === '' ? null : v), fields.recurrence),
  urgency: fields.urgency,
  starred: tickInput,
  fieldId: optionalIdInput,
})

/** One directive of a draft, corrected in a form of its own: the page without script. */
export async function changeDraftDirective(
  tools: Tools,
  actor: Actor,
  input: z.output<typeof changeDraftDirectiveInput>,
): Promise<SaveDraftOutcome | Refusal> {
  const { meeting, conclusion, calendar } = await tools.unitOfWork(async stores => ({
    meeting: await stores.meetings.get(input.meetingId),
    conclusion: await stores.conclusions.getByMeeting(input.meetingId),
    calendar: await stores.calendar.load(),
  }))
  const i = conclusion?.directives.findIndex(d => d.id === input.draftId) ?? -1
  if (!meeting || !conclusion || i < 0) throw new AppError('not-found')
  const save = (directives: DraftDirective[]) =>
    saveDraft(tools, actor, { meetingId: meeting.id, seenVersion: input.seenVersion, doc: conclusion.doc, directives })
  if (input.deed === 'drop') return save(conclusion.directives.toSpliced(i, 1))
  const old = conclusion.directives[i]!
  const typed =
    input.due === ''
      ? null
      : readTypedDue(input.due, { meetingDay: meeting.day, isWorkingDay: d => isWorkingDay(calendar, d) })
  const due = typed?.due ?? null
  if (input.due !== '' && typed === null)
    return refuse(
      'bad-due',
      'Ngày không đúng; ghi theo dạng ngày/tháng/năm, ví dụ 05/06/2026, hoặc gõ 5/6, +5, cuối quý.',
      'due',
    )
  const toNext = input.nextMeeting || typed?.precision === 'next-meeting'
  const precision = toNext
    ? 'next-meeting'
    : due
      ? due === old.due
        ? old.duePrecision
        : typed!.precision
      : old.duePrecision === 'event'
        ? 'event'
        : 'none'
  const changed: Partial<DraftDirective> = {}
  const touched: TouchedPart[] = []
  const put = (part: TouchedPart, values: Partial<DraftDirective>) => {
    const keys = Object.keys(values) as (keyof DraftDirective)[]
    if (keys.every(k => JSON.stringify(values[k]) === JSON.stringify(old[k]))) return
    Object.assign(changed, values)
    touched.push(part)
  }
  put('title', { title: tidy(input.title) })
  put('lead', { lead: input.lead.flatMap(partyOf) })
  put('coordinate', { coordinate: input.coordinate.flatMap(partyOf) })
  put('reportTo', { reportTo: reportToOf(input.reportTo) })
  if (due !== old.due || (due === null && precision !== old.duePrecision))
    put('due', { due: toNext ? null : due, duePrecision: precision, dueTime: null })
  put('recurrence', { recurrence: input.recurrence })
  put('urgency', { urgency: input.urgency })
  put('starred', { starred: input.starred })
  put('field', { fieldId: input.fieldId })
  if (touched.includes('lead')) changed.unknownNames = []
  const next = withTouched({ ...old, ...changed, confirmed: old.confirmed || input.deed === 'confirm' }, ...touched)
  return save(conclusion.directives.with(i, next))
}

function partyOf(value: string): PartyRef[] {
  const m = /^(unit|group):(.+)$/.exec(value)
  return m ? [{ kind: m[1] as PartyRef['kind'], id: m[2]! }] : []
}
function reportToOf(value: string): ReportTo | null {
  if (value.startsWith('unit:')) return { kind: 'unit', id: value.slice(5) }
  return value.startsWith('post:') ? { kind: 'post', title: value.slice(5) } : null
}
