import type { MeetingSubject } from '#app/domain/access/can.ts'
import type { Conclusion, Meeting } from '#app/domain/meeting/meeting.ts'

/** What the access table needs to know of a meeting. */
export const meetingSubject = (m: Meeting, conclusion: Conclusion | null): MeetingSubject => ({
  kind: 'meeting',
  chairPersonId: m.chairPersonId,
  published: conclusion?.state === 'published',
  attendingUnitIds: m.attendance.map(a => a.unitId),
})
