import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { AppError } from '../app-error.ts'
import type { Stores } from '../ports.ts'
import { meetingSubject } from './meeting-subject.ts'

/** A conclusion with its meeting, for those who may see a draft; for everybody else there is none. */
export async function visibleDraft(stores: Pick<Stores, 'meetings' | 'conclusions'>, actor: Actor, meetingId: string) {
  const meeting = await stores.meetings.get(meetingId)
  const conclusion = await stores.conclusions.getByMeeting(meetingId)
  const subject = meeting && meetingSubject(meeting, conclusion)
  if (!conclusion || !subject || !can(actor, 'meeting.view-draft', subject)) throw new AppError('not-found')
  return { meeting, conclusion, subject }
}
