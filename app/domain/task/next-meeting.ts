/** "Kỳ họp sau": the day is that of the next meeting of the series – it appears when that is set and moves with it. */
import type { Day } from '../shared/day.ts'
import { type Refusal, refuse } from '../shared/refusal.ts'
import { isOpen, type Task, type TaskEventData } from './task.ts'

export type NextMeeting = { id: string; day: Day; title: string }

/** Promised for the next meeting, and not given a day of its own since. */
export const waitsForMeeting = (t: Pick<Task, 'state' | 'due' | 'duePrecision' | 'followsMeetingId'>): boolean =>
  isOpen(t) && t.duePrecision === 'next-meeting' && (t.due === null || t.followsMeetingId !== null)

/**
 * Which meeting a task of one held on `heldOn` is due at: the first of its series after it. One that is past and was
 * never followed dates nothing (it was recorded afterwards); one that is followed and past stays, the task is late.
 */
export function nextMeetingFor(
  t: Pick<Task, 'meetingId' | 'followsMeetingId'>,
  heldOn: Day,
  series: readonly NextMeeting[],
  today: Day,
): NextMeeting | null {
  const later = series
    .filter(m => m.id !== t.meetingId && m.day > heldOn)
    .sort((a, b) => (a.day !== b.day ? (a.day < b.day ? -1 : 1) : a.id < b.id ? -1 : 1))
  const followed = later.find(m => m.id === t.followsMeetingId)
  if (followed && followed.day < today) return followed
  return later.find(m => m.day >= today || m.id === t.followsMeetingId) ?? null
}

/** The event that brings the task to the day of that meeting; a refusal where it stands there already. */
export function follow(t: Task, next: NextMeeting | null): TaskEventData | Refusal {
  if (!waitsForMeeting(t)) return refuse('not-waiting', 'Nhiệm vụ không theo kỳ họp sau.')
  if (t.due === (next?.day ?? null) && t.followsMeetingId === (next?.id ?? null))
    return refuse('same', 'Thời hạn đã theo cuộc họp này.')
  return {
    kind: 'due-followed',
    from: t.due,
    due: next?.day ?? null,
    meetingId: next?.id ?? null,
    title: next?.title ?? '',
  }
}
