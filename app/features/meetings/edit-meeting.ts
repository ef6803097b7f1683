import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import type { Meeting } from '#app/domain/meeting/meeting.ts'
import { isRefusal, type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { AppError } from '../app-error.ts'
import { eventBy } from '../event-by.ts'
import type { Tools } from '../ports.ts'
import { dateWaitingTasks } from './date-waiting-tasks.ts'
import { checkMeeting, meetingFields, placeInSeries } from './meeting-parts.ts'
import { meetingSubject } from './meeting-subject.ts'

export const editMeetingInput = z.object({
  ...meetingFields,
  meetingId: z.string().min(1).max(64),
  seenVersion: z.coerce.number().int().positive(),
})
export type EditMeetingInput = z.output<typeof editMeetingInput>

export type EditMeetingOutcome =
  | { kind: 'saved'; meeting: Meeting }
  /** Somebody else changed it meanwhile: the meeting as it is now. */
  | { kind: 'stale'; meeting: Meeting }
  | Refusal

/** Corrects the record of a meeting for as long as nothing of it is issued. */
export async function editMeeting(tools: Tools, actor: Actor, input: EditMeetingInput): Promise<EditMeetingOutcome> {
  const now = tools.clock.now()
  return tools.unitOfWork(async stores => {
    const meeting = await stores.meetings.get(input.meetingId)
    const conclusion = meeting && (await stores.conclusions.getByMeeting(meeting.id))
    if (!meeting || !can(actor, 'meeting.view', meetingSubject(meeting, conclusion))) throw new AppError('not-found')
    if (!can(actor, 'meeting.edit', meetingSubject(meeting, conclusion))) throw new AppError('forbidden')
    if (await stores.amendments.ofDraft(meeting.id))
      return refuse('amendment', 'Bản đính chính, thay thế giữ thông tin của cuộc họp; không sửa ở đây.')
    if (conclusion?.state === 'published')
      return refuse('published', 'Kết luận của cuộc họp đã ban hành; thông tin cuộc họp không sửa được nữa.')
    if (meeting.version !== input.seenVersion) return { kind: 'stale', meeting }
    const checked = checkMeeting(await stores.office.load(), input)
    if (isRefusal(checked)) return checked
    const placed = await placeInSeries(stores, tools.ids, input, meeting)
    if (isRefusal(placed)) return placed
    const next: Meeting = { ...meeting, ...checked, ...placed, day: input.day, chairPersonId: input.chairPersonId }
    // a note beside a unit's presence is kept while that unit stays on the list
    next.attendance = next.attendance.map(a => ({
      ...a,
      note: meeting.attendance.find(b => b.unitId === a.unitId)?.note ?? null,
    }))
    if ((await stores.meetings.save(next, meeting.version)) === 'stale') throw new AppError('stale')
    await stores.events.append(
      eventBy(actor, 'meeting', meeting.id, now, { kind: 'meeting-edited', ...changedFields(meeting, next) }),
      tools.ids.next(),
    )
    if (next.seriesId !== meeting.seriesId || next.day !== meeting.day)
      for (const seriesId of new Set([meeting.seriesId, next.seriesId]))
        if (seriesId) await dateWaitingTasks(tools, stores, actor, seriesId)
    return { kind: 'saved', meeting: { ...next, version: meeting.version + 1 } }
  })
}

function changedFields(before: Meeting, after: Meeting): Record<string, unknown> {
  const keys = ['seriesId', 'title', 'day', 'place', 'chairPersonId'] as const
  const changed: Record<string, unknown> = {}
  for (const k of keys) if (before[k] !== after[k]) changed[k] = { from: before[k], to: after[k] }
  if (JSON.stringify(before.attendance) !== JSON.stringify(after.attendance))
    changed.attendance = { from: before.attendance.length, to: after.attendance.length }
  return changed
}
