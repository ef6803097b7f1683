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

export const createMeetingInput = z.object({ ...meetingFields, requestKey: z.string().min(8).max(64).optional() })
export type CreateMeetingInput = z.output<typeof createMeetingInput>

export type CreateMeetingOutcome = { kind: 'created'; meetingId: string } | Refusal

/**
 * A meeting of a series gets its session number, and whatever was due "at the next meeting" of that series gets
 * its day with it.
 */
export async function createMeeting(
  tools: Tools,
  actor: Actor,
  input: CreateMeetingInput,
): Promise<CreateMeetingOutcome> {
  if (!can(actor, 'meeting.create')) throw new AppError('forbidden')
  const now = tools.clock.now()
  return tools.unitOfWork(async stores => {
    const checked = checkMeeting(await stores.office.load(), input)
    if (isRefusal(checked)) return checked
    const placed = await placeInSeries(stores, tools.ids, input, null)
    if (isRefusal(placed)) return placed
    if (input.requestKey && !(await stores.submissions.claim(input.requestKey, actor.personId, now)))
      return refuse('repeated', 'Biểu mẫu này đã được gửi; cuộc họp đã được tạo.')
    const meeting: Meeting = {
      id: tools.ids.next(),
      ...checked,
      ...placed,
      day: input.day,
      chairPersonId: input.chairPersonId,
      version: 1,
    }
    await stores.meetings.insert(meeting)
    await stores.events.append(
      eventBy(actor, 'meeting', meeting.id, now, { kind: 'meeting-created', title: meeting.title, day: meeting.day }),
      tools.ids.next(),
    )
    if (meeting.seriesId) await dateWaitingTasks(tools, stores, actor, meeting.seriesId)
    return { kind: 'created', meetingId: meeting.id }
  })
}
