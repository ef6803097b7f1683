import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { isWorkingDay } from '#app/domain/calendar/working-days.ts'
import { draftsFrom } from '#app/domain/directive/draft.ts'
import { reread } from '#app/domain/directive/reread.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { plainTextOf } from '#app/domain/shared/rich-text.ts'
import { AppError } from '../app-error.ts'
import { listInput, optionalDayInput, optionalIdInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { type EditMeetingOutcome, editMeeting } from './edit-meeting.ts'
import { saveDraft } from './save-draft.ts'

export const takeMeetingFactsInput = z.object({
  meetingId: z.string().min(1).max(64),
  seenVersion: z.coerce.number().int().positive(),
  day: optionalDayInput,
  chairPersonId: optionalIdInput,
  attend: listInput,
})

/**
 * The record of a meeting corrected by what its conclusion says: only what the secretary chose, everything else stays.
 * Days counted from the meeting ("trong 5 ngày") are read again where its day changed; what she set herself stays.
 */
export async function takeMeetingFacts(
  tools: Tools,
  actor: Actor,
  input: z.output<typeof takeMeetingFactsInput>,
): Promise<EditMeetingOutcome> {
  const meeting = await tools.unitOfWork(stores => stores.meetings.get(input.meetingId))
  if (!meeting) throw new AppError('not-found')
  const named = (presence: 'present' | 'absent' | 'delegate') =>
    meeting.attendance.filter(a => a.presence === presence).map(a => a.unitId)
  const known = new Set(meeting.attendance.map(a => a.unitId))
  const outcome = await editMeeting(tools, actor, {
    meetingId: meeting.id,
    seenVersion: input.seenVersion,
    seriesId: meeting.seriesId,
    newSeries: '',
    newSeriesFieldId: null,
    title: meeting.title,
    day: input.day ?? meeting.day,
    place: meeting.place ?? '',
    chairPersonId: input.chairPersonId ?? meeting.chairPersonId,
    present: [...named('present'), ...input.attend.filter(id => !known.has(id))],
    absent: named('absent'),
    delegate: named('delegate'),
    presentGroups: [],
  })
  if ('kind' in outcome && outcome.kind === 'saved' && input.day && input.day !== meeting.day)
    await countAgain(tools, actor, meeting.id, meeting.day, input.day)
  return outcome
}

async function countAgain(tools: Tools, actor: Actor, meetingId: string, from: Day, to: Day): Promise<void> {
  const { conclusion, office, calendar } = await tools.unitOfWork(async stores => ({
    conclusion: await stores.conclusions.getByMeeting(meetingId),
    office: await stores.office.load(),
    calendar: await stores.calendar.load(),
  }))
  if (conclusion?.state !== 'draft') return
  const text = plainTextOf(conclusion.doc)
  const on = (day: Day) => ({
    text,
    found: draftsFrom(
      text,
      office,
      day,
      d => isWorkingDay(calendar, d),
      () => tools.ids.next(),
    ).directives,
  })
  await saveDraft(tools, actor, {
    meetingId,
    seenVersion: conclusion.version,
    doc: conclusion.doc,
    directives: reread(on(from), conclusion.directives, on(to)),
  })
}
