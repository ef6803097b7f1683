import type { Actor } from '#app/domain/access/actor.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { follow, nextMeetingFor } from '#app/domain/task/next-meeting.ts'
import type { Stores, Tools } from '../ports.ts'
import { recordTaskEvent } from '../tasks/change-task.ts'

/**
 * "Kỳ giao ban sau": after a meeting of the series was set, moved or taken out of it, every task that is due at its next
 * meeting stands on that meeting's day – an event each time the day changes, no mail (its steps follow the new day).
 */
export async function dateWaitingTasks(tools: Tools, stores: Stores, actor: Actor, seriesId: string): Promise<number> {
  const waiting = await stores.tasks.listWaitingForMeeting(seriesId)
  if (waiting.length === 0) return 0
  const now = tools.clock.now()
  const today = tools.clock.today()
  const meetings = await stores.meetings.listOfSeries(seriesId)
  const heldOn = new Map(meetings.map(m => [m.id, m.day]))
  const office = await stores.office.load()
  let moved = 0
  for (const task of waiting) {
    const from = heldOn.get(task.meetingId)
    if (!from) continue
    const event = follow(task, nextMeetingFor(task, from, meetings, today))
    if (isRefusal(event)) continue
    await recordTaskEvent(stores, { tools, actor, now, today, office }, task, event)
    moved += 1
  }
  return moved
}
