import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { isWorkingDay } from '#app/domain/calendar/working-days.ts'
import { draftsFrom } from '#app/domain/directive/draft.ts'
import { reread } from '#app/domain/directive/reread.ts'
import { plainTextOf, richTextOf, TEXT_MAX } from '#app/domain/shared/rich-text.ts'
import { AppError } from '../app-error.ts'
import type { Tools } from '../ports.ts'
import { type SaveDraftOutcome, saveDraft } from './save-draft.ts'

export const readDraftTextInput = z.object({
  meetingId: z.string().min(1).max(64),
  seenVersion: z.coerce.number().int().min(0),
  text: z.string().max(TEXT_MAX, 'Văn bản quá dài (tối đa một triệu ký tự).').default(''),
})

/**
 * The drafting page without script: the text as one field, read here instead of in the browser – with the same rule
 * for what the secretary has settled already.
 */
export async function readDraftText(
  tools: Tools,
  actor: Actor,
  input: z.output<typeof readDraftTextInput>,
): Promise<SaveDraftOutcome> {
  const { meeting, conclusion, office, calendar } = await tools.unitOfWork(async stores => ({
    meeting: await stores.meetings.get(input.meetingId),
    conclusion: await stores.conclusions.getByMeeting(input.meetingId),
    office: await stores.office.load(),
    calendar: await stores.calendar.load(),
  }))
  if (!meeting) throw new AppError('not-found')
  const read = (text: string) => ({
    text,
    found: draftsFrom(
      text,
      office,
      meeting.day,
      d => isWorkingDay(calendar, d),
      () => tools.ids.next(),
    ).directives,
  })
  const typed = richTextOf(input.text.trim())
  const before = conclusion ? plainTextOf(conclusion.doc) : ''
  const text = plainTextOf(typed)
  const same = conclusion !== null && before === text
  return saveDraft(tools, actor, {
    meetingId: meeting.id,
    seenVersion: input.seenVersion,
    // bold and italic of an unchanged text are kept
    doc: same ? conclusion.doc : typed,
    directives: same ? conclusion.directives : reread(read(before), conclusion?.directives ?? [], read(text)),
  })
}
