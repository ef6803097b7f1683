import type { Meeting } from '#app/domain/meeting/meeting.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { type NextMeeting, nextMeetingFor } from '#app/domain/task/next-meeting.ts'
import type { Stores } from '../ports.ts'

/** The meeting that "kỳ họp sau" means for what is concluded at this one, where it is set already. */
export async function nextOfSeries(
  stores: Pick<Stores, 'meetings'>,
  meeting: Pick<Meeting, 'id' | 'seriesId' | 'day'>,
  today: Day,
): Promise<NextMeeting | null> {
  if (!meeting.seriesId) return null
  const meetings = await stores.meetings.listOfSeries(meeting.seriesId)
  return nextMeetingFor({ meetingId: meeting.id, followsMeetingId: null }, meeting.day, meetings, today)
}
